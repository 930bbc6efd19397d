package dev.pathos.report;

import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.run.Table;
import dev.pathos.api.signal.Audio;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The test clips that systems got wrong with the greatest certainty, to be looked at. */
final class WorstSection implements Section {
    /** So many are drawn; the table has all. */
    private static final int DRAWN = 12;

    /** Longer clips are heard in part. */
    private static final int HEARD = 30;

    private final Experiment experiment;
    private final Tables tables;
    private final Optional<MediaSource> media;

    /**
     * Prepares the section.
     *
     * @param experiment the experiment
     * @param tables keeps the table
     * @param media opens the clips' sound, if there is something that can
     */
    WorstSection(Experiment experiment, Tables tables, Optional<MediaSource> media) {
        this.experiment = experiment;
        this.tables = tables;
        this.media = media;
    }

    @Override
    public String title() {
        return "Worst clips";
    }

    @Override
    public void write(Markup out) throws IOException {
        Path file = experiment.folder().resolve("worst-clips.json");
        if (!Files.exists(file)) {
            out.element("p", "worst-clips.json is missing.", "class", "missing");
            return;
        }
        List<WorstClip> clips = JsonFile.readObjects(file).stream().map(WorstClip::of).toList();
        if (clips.isEmpty()) {
            out.element("p", "No test clip was misclassified.", "class", "missing");
            return;
        }
        boolean heard = heard(experiment.results());
        out.element(
                "p",
                "Test clips whose true class got the least probability: look here for wrong"
                        + " labels, bad sound and faces that were lost."
                        + (heard
                                ? ""
                                : " The clips cannot be heard here: whether their consent and"
                                        + " licence allow it is for the configuration to say"
                                        + " (report.media)."),
                "class",
                "lead");
        out.start("div", "class", "clips");
        for (WorstClip clip : clips.subList(0, Math.min(DRAWN, clips.size()))) {
            clip(clip, heard, out);
        }
        out.end();
        out.start("details").element("summary", "All " + clips.size() + " as a table");
        tables.write("worst-clips", table(clips), out);
        out.end();
    }

    private static boolean heard(JsonObject results) {
        return JsonFile.object(results, "report").get("media") == JsonValue.TRUE;
    }

    private void clip(WorstClip clip, boolean heard, Markup out) throws IOException {
        out.start("figure", "class", "clip").start("figcaption").start("p");
        out.element("b", clip.utterance()).text(" · speaker " + clip.speaker()).end().start("p");
        boolean right = clip.truth().equals(clip.predicted());
        out.element("span", clip.truth(), "class", "truth");
        out.text(right ? " rightly taken for " : " taken for ");
        out.element("span", clip.predicted(), "class", "taken");
        out.text(" · " + certainty(clip) + " · " + clip.arm() + ", ");
        out.text(Words.percent(clip.budget()) + " labels").end().end();
        Optional<Audio> audio = Optional.empty();
        try {
            audio = open(clip);
        } catch (IOException | RuntimeException e) {
            out.element("p", "No sound: " + e.getMessage(), "class", "missing");
        }
        Optional<Spectrogram> seen =
                audio.map(a -> Spectrogram.of(a, from(clip, a), length(clip, a)));
        if (seen.isPresent() || !clip.face().isEmpty()) {
            new ClipPlot(clip, seen).write(out);
        }
        if (heard && audio.isPresent()) {
            Audio a = audio.get();
            int length = (int) Math.min(length(clip, a), (long) HEARD * a.sampleRate());
            String sound = Sound.of(a, from(clip, a), length);
            out.start("audio", "controls", "controls", "preload", "none", "src", sound).end();
        }
        out.end();
    }

    private Optional<Audio> open(WorstClip clip) throws IOException {
        try {
            if (clip.media().isEmpty() || !Files.exists(Path.of(clip.media()))) {
                throw new IOException("the file is gone");
            }
        } catch (InvalidPathException e) {
            throw new IOException("the file's name cannot be one", e);
        }
        if (media.isEmpty()) {
            throw new IOException("no bundle that decodes media is there");
        }
        Audio audio = media.get().open(clip.asUtterance()).audio();
        if (length(clip, audio) < 1) {
            throw new IOException("the file ends before the clip begins");
        }
        return Optional.of(audio);
    }

    private static long from(WorstClip clip, Audio audio) {
        return Math.round(clip.start() * audio.sampleRate());
    }

    private static long length(WorstClip clip, Audio audio) {
        double end = Math.min(clip.end() * audio.sampleRate(), audio.length());
        return Math.round(end) - from(clip, audio);
    }

    private static String certainty(WorstClip clip) {
        return String.format(Locale.ROOT, "p(%s) = %.3f", clip.truth(), clip.probability());
    }

    private static Table table(List<WorstClip> clips) {
        return new Table(
                "Test clips whose true class got the least probability",
                List.of("utterance", "speaker", "true class", "predicted", "p", "arm", "labels"),
                clips.stream()
                        .map(
                                c ->
                                        List.of(
                                                c.utterance(),
                                                c.speaker(),
                                                c.truth(),
                                                c.predicted(),
                                                String.format(Locale.ROOT, "%.4f", c.probability()),
                                                c.arm(),
                                                Words.percent(c.budget())))
                        .toList(),
                List.of());
    }
}
