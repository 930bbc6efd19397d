package dev.pathos.report;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A clip over time: its spectrogram, and under it the activation of the face. */
final class ClipPlot {
    private static final double WIDTH = 500;
    private static final double LEFT = 40;
    private static final double TOP = 6;
    private static final double SOUND = 130;
    private static final double FACE = 56;
    private static final int TICKS = 6;
    private static final List<Integer> KILOHERTZ = List.of(0, 1, 2, 4, 8);

    private final WorstClip clip;
    private final Optional<Spectrogram> sound;
    private final Axis x;

    /**
     * Prepares a plot.
     *
     * @param clip the clip
     * @param sound what it sounds like, unless that is gone
     */
    ClipPlot(WorstClip clip, Optional<Spectrogram> sound) {
        this.clip = clip;
        this.sound = sound;
        double last = clip.face().stream().mapToDouble(WorstClip.Moment::seconds).max().orElse(0);
        double end = sound.map(Spectrogram::seconds).orElse(Math.max(last, .1));
        this.x = new Axis(0, end, LEFT, WIDTH - 14);
    }

    void write(Markup out) throws IOException {
        double face = sound.isPresent() ? TOP + SOUND + 8 : TOP;
        double bottom = clip.face().isEmpty() ? TOP + SOUND : face + FACE;
        String what = "Clip " + clip.utterance() + " over " + Math.round(10 * x.max()) / 10. + " s";
        String shown = sound.isPresent() ? "A mel spectrogram. " : "";
        String described = clip.face().isEmpty() ? shown : shown + "The activation of the face.";
        Svg.start(out, "plot", WIDTH, bottom + 32, what, described);
        if (sound.isPresent()) {
            sound(sound.get(), out);
        }
        if (!clip.face().isEmpty()) {
            face(face, out);
        }
        for (double tick : x.ticks(TICKS)) {
            Svg.line(out, "axis", x.at(tick), bottom, x.at(tick), bottom + 4);
            String text = x.label(tick, TICKS);
            out.element("text", text, "class", "tick middle", "x", x.at(tick), "y", bottom + 16);
        }
        out.element("text", "seconds", "class", "tick end", "x", WIDTH - 14, "y", bottom + 29);
        out.end();
    }

    private void sound(Spectrogram s, Markup out) throws IOException {
        out.leaf(
                "image",
                "x",
                LEFT,
                "y",
                TOP,
                "width",
                WIDTH - 14 - LEFT,
                "height",
                SOUND,
                "preserveAspectRatio",
                "none",
                "href",
                Picture.of(s));
        for (int khz : KILOHERTZ) {
            double y = TOP + SOUND * (1 - Spectrogram.height(1000. * khz, 16_000));
            Svg.line(out, "axis", LEFT - 4, y, LEFT, y);
            out.element("text", khz, "class", "tick end", "x", LEFT - 7, "y", y + 4);
        }
        out.element("text", "kHz", "class", "tick end", "x", LEFT - 18, "y", TOP + SOUND / 5);
    }

    private void face(double top, Markup out) {
        double most =
                clip.face().stream()
                        .mapToDouble(WorstClip.Moment::activation)
                        .filter(Double::isFinite)
                        .max()
                        .orElse(1);
        double least =
                clip.face().stream()
                        .mapToDouble(WorstClip.Moment::activation)
                        .filter(Double::isFinite)
                        .min()
                        .orElse(0);
        Axis y = Axis.over(Math.min(0, least), Math.max(most, 1e-9), top + FACE, top);
        StringBuilder path = new StringBuilder();
        boolean pen = false;
        for (WorstClip.Moment m : clip.face()) {
            if (Double.isFinite(m.activation()) && m.seconds() <= x.max()) {
                path.append(pen ? 'L' : 'M').append(Svg.number(x.at(m.seconds()))).append(' ');
                path.append(Svg.number(y.at(m.activation())));
                pen = true;
            } else {
                pen = false;
            }
        }
        Svg.line(out, "axis", LEFT, top + FACE, WIDTH - 14, top + FACE);
        out.start("g", "class", Marker.style(1)).leaf("path", "class", "trend", "d", path).end();
        out.element("text", "face", "class", "tick end", "x", LEFT - 7, "y", top + FACE / 2 + 4);
    }
}
