package dev.pathos.shell;

import dev.pathos.api.face.LandmarkModels;
import dev.pathos.api.face.LandmarkModels.Addition;
import dev.pathos.api.face.LandmarkModels.Verdict;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The command that looks after landmark models. */
@Component(service = FaceModelCommands.class)
@GogoCommand(scope = "pathos", function = "models")
public final class FaceModelCommands {
    private static final String NAME = "--name";
    private static final String TRUST = "--trust";
    private static final int KILO = 1000;

    /** Keys of the part by the option that sets them. */
    private static final Map<String, String> KEYS =
            Map.of(
                    "--sha256", "sha256",
                    "--size", "size",
                    "--color", "color",
                    "--scale", "scale",
                    "--mean", "mean",
                    "--deviation", "deviation",
                    "--output", "output",
                    "--unit", "output.unit",
                    "--layout", "output.layout",
                    "--box", "box.factor");

    private static final Usage MODELS =
            new Usage(
                    "models",
                    "[verify [<name>] | add <file> | fetch <url> | remove <name>]",
                    false,
                    List.of(
                            NAME + " <name>",
                            "--sha256 <digest>",
                            TRUST,
                            "--size <pixels>",
                            "--color <rgb or bgr>",
                            "--scale <factor>",
                            "--mean <numbers>",
                            "--deviation <numbers>",
                            "--output <name>",
                            "--unit <share, pixel, centred or signed>",
                            "--layout <interleaved or planar>",
                            "--box <factor>"),
                    "models add pfld68_112.onnx --name pfld68 --box 1.1");

    private final LandmarkModels models;
    private final Progress progress;
    private final Path cwd;

    /** Called by Declarative Services. */
    @Activate
    public FaceModelCommands(
            @Reference LandmarkModels models, @Reference Progress progress, BundleContext context) {
        this(models, progress, context.getProperty("pathos.cwd"));
    }

    FaceModelCommands(LandmarkModels models, Progress progress, String cwd) {
        this.models = models;
        this.progress = progress;
        this.cwd = Path.of(cwd == null ? "" : cwd).toAbsolutePath();
    }

    /** Lists, checks, adds, fetches or removes models. */
    @Descriptor(
            "lists, checks, adds, fetches or removes models that find the landmarks of faces;"
                    + " example: models add pfld68_112.onnx --name pfld68 --box 1.1")
    public Object models(
            CommandSession session,
            @Descriptor(
                            "[verify [<name>] | add <file> --name <name> | fetch <url> --name"
                                    + " <name> --sha256 <digest> | remove <name>] [--<key> <value>]"
                                    + "...")
                    String... arguments) {
        Call call = Call.parse(MODELS, arguments);
        if (call.help()) {
            return MODELS.help();
        }
        List<String> words = call.operands();
        String verb = words.isEmpty() ? "" : words.get(0);
        Optional<String> operand = words.stream().skip(1).findFirst();
        boolean adds = verb.equals("add") || verb.equals("fetch");
        if (words.size() > 2 || !adds && !call.options().isEmpty()) {
            throw MODELS.wrong("it does not understand " + String.join(" ", arguments));
        }
        return switch (verb) {
            case "" -> models.contents();
            case "verify" -> verify(session, operand);
            case "add" -> add(call, file(operand), true);
            case "fetch" -> add(call, address(operand), call.options().containsKey(TRUST));
            case "remove" ->
                    models.remove(operand.orElseThrow(() -> MODELS.wrong("<name> is missing")));
            default -> throw MODELS.wrong("there is no '" + verb + "'");
        };
    }

    private Table verify(CommandSession session, Optional<String> name) {
        Verdict verdict = models.verify(name);
        if (verdict.unusable().isEmpty()) {
            return verdict.table();
        }
        session.getConsole().println(Layout.text(verdict.table(), Terminal.width()));
        throw new Problem(
                "models that cannot be used: " + verdict.unusable().size(),
                String.join(", ", verdict.unusable()),
                "the table above tells why");
    }

    private Table add(Call call, URI source, boolean trusted) {
        String name = call.options().get(NAME);
        if (name == null) {
            throw MODELS.wrong(NAME + " is missing");
        }
        Map<String, String> description = new HashMap<>();
        KEYS.forEach(
                (option, key) ->
                        Optional.ofNullable(call.options().get(option))
                                .ifPresent(value -> description.put(key, value)));
        return progress.during(
                () ->
                        models.add(
                                new Addition(source, name, description, trusted),
                                (bytes, total) ->
                                        progress.show(
                                                "model, in kB", bytes / KILO, total / KILO, name)));
    }

    private URI file(Optional<String> operand) {
        return cwd.resolve(operand.orElseThrow(() -> MODELS.wrong("<file> is missing")))
                .normalize()
                .toUri();
    }

    private static URI address(Optional<String> operand) {
        String text = operand.orElseThrow(() -> MODELS.wrong("<url> is missing"));
        try {
            URI address = new URI(text);
            if (address.isAbsolute()) {
                return address;
            }
        } catch (URISyntaxException e) {
            // Told below, as a file's name is.
        }
        throw MODELS.wrong(
                "fetch expects a URL such as https://example.org/model.onnx and not '"
                        + text
                        + "'; add takes a file");
    }
}
