package dev.pathos.look;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * All that is drawn of a video beside its pictures.
 *
 * @param name the video's name
 * @param analyzer what followed the face
 * @param seen the track
 * @param motion how the face moves
 * @param sound what is heard
 * @param from seconds where the stretch that is drawn begins
 * @param to seconds where it ends
 */
record Scene(
        String name,
        String analyzer,
        Seen seen,
        Motion motion,
        SoundLevel sound,
        double from,
        double to) {
    double seconds() {
        return to - from;
    }

    Summary summary() {
        return Summary.of(seen, from, to);
    }

    /** What is to be known of it before pictures are looked at. */
    List<String> facts() {
        Summary summary = summary();
        List<String> facts = new ArrayList<>();
        facts.add("analyzer " + analyzer);
        facts.add(
                from > 0
                        ? Words.seconds(from) + " to " + Words.seconds(to)
                        : Words.seconds(seconds()));
        facts.add(summary.frames() + (summary.frames() == 1 ? " frame" : " frames"));
        facts.add("valid face in " + Words.percent(summary.share()) + " of them");
        if (summary.frames() > 0) {
            facts.add(String.format(Locale.ROOT, "mean confidence %.2f", summary.confidence()));
        }
        facts.add("longest without: " + summary.longest());
        return facts;
    }
}
