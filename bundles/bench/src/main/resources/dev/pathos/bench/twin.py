"""The PyTorch twin of a network: the same layers on the same batch, loss, clipping and Adam.

Started by `pathos bench training`. On its input come lines `<key> <value>` up to `open`, then one
line for each lap, `training <seconds>` or `inference <seconds>`; it ends with its input. What it
answers begins with `racer: `.
"""

import json
import sys
import time

RATE = 7.25e-4
CLIP = 0.8


def say(*words):
    print("racer:", *words, flush=True)


def peak():
    """The most memory that this process had resident, in bytes; 0 if the system does not tell."""
    try:
        with open("/proc/self/status") as status:
            for line in status:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) << 10
    except OSError:
        pass
    return 0


try:
    import torch
    from torch import nn
    from torch.nn import functional as F
except ImportError as e:
    say("failed no PyTorch:", e)
    sys.exit(0)


class Cnn(nn.Module):
    """cnn-encoder: convolutions over time without padding, flattened into a dense layer."""

    def __init__(self, settings, frames, columns):
        super().__init__()
        layers = []
        channels, length = columns, frames
        kernel, widths = settings["kernel"], settings["widths"]
        for i, width in enumerate(widths):
            stride = settings["stride"] if i == len(widths) - 1 else 1
            layers += [nn.Conv1d(channels, width, kernel, stride), nn.ReLU()]
            channels, length = width, (length - kernel) // stride + 1
        self.width = settings["embedding"]
        bend = nn.Tanh() if settings["activation"] == "tanh" else nn.ReLU()
        self.net = nn.Sequential(*layers, nn.Flatten(), nn.Linear(length * channels, self.width), bend)

    def prepare(self, x):
        # The layout that PyTorch's convolutions want, made once.
        return x.transpose(1, 2).contiguous()

    def forward(self, x):
        return self.net(x)


class Lstm(nn.Module):
    """lstm-encoder: stacked LSTMs, the last state. Of the two biases that PyTorch has, one is
    frozen at 0."""

    def __init__(self, settings, frames, columns):
        super().__init__()
        widths = settings["widths"]
        if len(set(widths)) == 1:
            layers = [nn.LSTM(columns, widths[0], len(widths), batch_first=True)]
        else:
            ends = [columns] + widths
            layers = [nn.LSTM(a, b, batch_first=True) for a, b in zip(ends, widths)]
        self.layers = nn.ModuleList(layers)
        self.width = widths[-1]
        for name, weight in self.named_parameters():
            if "bias_hh" in name:
                nn.init.zeros_(weight)
                weight.requires_grad_(False)

    def prepare(self, x):
        return x

    def forward(self, x):
        for layer in self.layers:
            x, _ = layer(x)
        return x[:, -1]


class Vgg(nn.Module):
    """vgg-encoder: blocks of a padded 3x3 convolution, batch norm, ReLU and 2x2 max pooling, then
    the mean of each channel into a dense layer."""

    def __init__(self, settings, frames, columns):
        super().__init__()
        layers = []
        channels = 1
        for width in settings["widths"]:
            layers.append(nn.Conv2d(channels, width, 3, padding=1))
            if settings.get("batch.normalization", False):
                layers.append(nn.BatchNorm2d(width))
            layers += [nn.ReLU(), nn.MaxPool2d(2)]
            channels = width
        self.width = settings["embedding"]
        self.net = nn.Sequential(
            *layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, self.width), nn.ReLU()
        )

    def prepare(self, x):
        return x.unsqueeze(1)

    def forward(self, x):
        return self.net(x)


class TransformerLayer(nn.Module):
    """Self-attention, then two dense layers over each frame, both behind a layer norm and added to
    what goes in."""

    def __init__(self, width, heads, hidden, dropout):
        super().__init__()
        self.attention = nn.MultiheadAttention(width, heads, dropout, batch_first=True)
        self.dense = nn.Sequential(
            nn.Linear(width, hidden), nn.ReLU(), nn.Dropout(dropout), nn.Linear(hidden, width)
        )
        self.first = nn.LayerNorm(width)
        self.second = nn.LayerNorm(width)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x):
        y = self.first(x)
        attended, _ = self.attention(y, y, y, need_weights=False)
        x = x + self.dropout(attended)
        return x + self.dropout(self.dense(self.second(x)))


class Transformer(nn.Module):
    """transformer-encoder: sinusoidal positions, layers without projection, and the last frame plus
    what dense layers make of it."""

    def __init__(self, settings, frames, columns):
        super().__init__()
        self.width = columns
        steps = torch.arange(frames).unsqueeze(1)
        angles = steps / 10000 ** (torch.arange(0, columns, 2) / columns)
        places = torch.zeros(frames, columns)
        places[:, 0::2] = torch.sin(angles)
        places[:, 1::2] = torch.cos(angles[:, : columns // 2])
        self.register_buffer("places", places)
        self.input = nn.Dropout(settings["input.dropout"])
        self.layers = nn.Sequential(
            *[
                TransformerLayer(
                    columns, settings["heads"], settings["hidden"], settings["layer.dropout"]
                )
                for _ in range(settings["layers"])
            ]
        )
        self.norm = nn.LayerNorm(columns)
        ends = [columns] + settings["projection"] + [columns]
        dense = []
        for a, b in zip(ends, ends[1:]):
            dense += [nn.Linear(a, b), nn.ReLU()]
        dense[-1:] = []
        dense.insert(len(dense) - 1, nn.Dropout(settings["projection.dropout"]))
        self.projection = nn.Sequential(*dense) if settings["projection"] else None

    def prepare(self, x):
        return x

    def forward(self, x):
        x = self.input(x * x.shape[-1] ** 0.5 + self.places)
        # Of the last norm only one frame is looked at, here as there.
        last = self.norm(self.layers(x)[:, -1])
        return last if self.projection is None else last + self.projection(last)


class Mlp(nn.Module):
    """mlp-encoder: dense layers with ReLU on all values of a chunk."""

    def __init__(self, settings, frames, columns):
        super().__init__()
        layers = []
        inputs = frames * columns
        for width in settings["widths"]:
            layers += [nn.Linear(inputs, width), nn.ReLU()]
            inputs = width
        self.width = inputs
        self.net = nn.Sequential(*layers)

    def prepare(self, x):
        return x.flatten(1)

    def forward(self, x):
        return self.net(x)


ENCODERS = {
    "cnn-encoder": Cnn,
    "lstm-encoder": Lstm,
    "vgg-encoder": Vgg,
    "transformer-encoder": Transformer,
    "mlp-encoder": Mlp,
}


class Mean(nn.Module):
    def __init__(self, width):
        super().__init__()

    def forward(self, h):
        return h.mean(1)


class Gated(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.gate = nn.Linear(width, 1)

    def forward(self, h):
        return (torch.sigmoid(self.gate(h)) * h).mean(1)


class Attentive(nn.Module):
    def __init__(self, width):
        super().__init__()
        self.hidden = nn.Linear(width, width)
        self.score = nn.Linear(width, 1, bias=False)

    def forward(self, h):
        shares = torch.softmax(self.score(torch.tanh(self.hidden(h))), 1)
        return (shares * h).sum(1)


POOLINGS = {"mean": Mean, "gated": Gated, "attentive": Attentive}


class Twin(nn.Module):
    """Chunk encoder, dropout, pooling over the chunks of an utterance, and the task's head."""

    def __init__(self, encoder, settings, task, chunks, frames, columns, classes):
        super().__init__()
        self.chunks = chunks
        self.encoder = encoder(settings, frames, columns)
        self.dropout = nn.Dropout(settings.get("dropout", 0))
        self.pooling = POOLINGS[settings.get("pooling", "mean")](self.encoder.width)
        head = []
        inputs = self.encoder.width
        for width in task["hidden"]:
            head += [nn.Linear(inputs, width), nn.ReLU(), nn.Dropout(task["dropout"])]
            inputs = width
        self.head = nn.Sequential(*head, nn.Linear(inputs, classes))

    def forward(self, x):
        h = self.dropout(self.encoder(x))
        return self.head(self.pooling(h.unflatten(0, (-1, self.chunks))))


class Trainee:
    """A twin on one generated batch."""

    def __init__(self, told):
        utterances, chunks, frames, columns = map(int, told["batch"].split())
        classes = int(told["classes"])
        (settings,) = json.loads(told["encoder"]).values()
        (task,) = json.loads(told["task"]).values()
        torch.manual_seed(1)
        self.model = Twin(
            ENCODERS[told["part"]], settings, task, chunks, frames, columns, classes
        )
        self.x = self.model.encoder.prepare(torch.randn(utterances * chunks, frames, columns))
        if told["layout"] == "CHANNELS_LAST":
            self.model = self.model.to(memory_format=torch.channels_last)
            self.x = self.x.to(memory_format=torch.channels_last)
        self.y = torch.arange(utterances) % classes
        counts = torch.bincount(self.y, minlength=classes)
        self.weights = utterances / (classes * counts.float())
        self.parameters = [p for p in self.model.parameters() if p.requires_grad]
        self.optimizer = torch.optim.Adam(self.parameters, lr=RATE)

    def training(self):
        self.model.train()
        self.optimizer.zero_grad()
        loss = F.cross_entropy(self.model(self.x), self.y, weight=self.weights)
        loss.backward()
        nn.utils.clip_grad_norm_(self.parameters, CLIP)
        self.optimizer.step()
        return loss.item()

    def inference(self):
        self.model.eval()
        with torch.inference_mode():
            return torch.softmax(self.model(self.x), 1)


def main():
    told = {}
    for line in iter(sys.stdin.readline, ""):
        key, _, value = line.strip().partition(" ")
        if key == "open":
            break
        told[key] = value
    torch.set_num_threads(int(told["threads"]))
    before = peak()
    try:
        trainee = Trainee(told)
    except (KeyError, RuntimeError, ValueError, AssertionError) as e:
        say("failed the twin cannot be built:", type(e).__name__, str(e).replace("\n", " "))
        return
    count = sum(p.numel() for p in trainee.parameters)
    python = ".".join(map(str, sys.version_info[:3]))
    say("ready", count, before, "PyTorch", torch.__version__, "on Python", python)
    for line in iter(sys.stdin.readline, ""):
        phase, seconds = line.split()
        step = {"training": trainee.training, "inference": trainee.inference}[phase]
        cpu, begin, steps = time.process_time(), time.perf_counter(), 0
        while True:
            step()
            steps += 1
            elapsed = time.perf_counter() - begin
            if elapsed >= float(seconds):
                break
        say("lap", steps, f"{elapsed:.6f}", f"{time.process_time() - cpu:.3f}", peak())


main()
