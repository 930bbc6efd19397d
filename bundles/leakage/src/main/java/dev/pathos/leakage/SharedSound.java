package dev.pathos.leakage;

import dev.pathos.api.corpus.Recording;
import dev.pathos.api.corpus.Utterance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds utterances by what they sound like.
 *
 * <p>Each pair falls under one rule: equal samples are identical; stretches of one file that
 * intersect overlap; copies of other files, or of other samples, are near-identical.
 */
final class SharedSound {
    private final Map<Utterance, Sound> sounds;
    private final Copies copies;

    /**
     * Makes searches.
     *
     * @param sounds of all utterances that can be heard
     * @param copies the near copies among them
     */
    SharedSound(Map<Utterance, Sound> sounds, Copies copies) {
        this.sounds = sounds;
        this.copies = copies;
    }

    /** Finds utterances of the same bytes, or of the same samples. */
    Rule.Search identical(List<Utterance> made) {
        Map<String, Utterance> bySamples = bySamples(made);
        return test ->
                Optional.ofNullable(sounds.get(test))
                        .flatMap(
                                own ->
                                        Optional.ofNullable(bySamples.get(own.samples()))
                                                .map(other -> identical(test, own, other)));
    }

    private String identical(Utterance test, Sound own, Utterance other) {
        boolean bytes = own.content().equals(sounds.get(other).content());
        String how = bytes ? " (the same bytes)" : " (the same samples)";
        return Rule.sides(test, stretch(test), other, stretch(other) + how);
    }

    /** Finds utterances whose sound was changed as copying, coding or cutting changes it. */
    Rule.Search nearIdentical(List<Utterance> made) {
        Map<String, Utterance> bySamples = bySamples(made);
        return test -> {
            Sound own = sounds.get(test);
            return own == null
                    ? Optional.empty()
                    : copies.of(own).stream()
                            .sorted()
                            .map(bySamples::get)
                            .filter(other -> other != null)
                            .filter(o -> !sounds.get(o).content().equals(own.content()))
                            .findFirst()
                            .map(
                                    other ->
                                            Rule.sides(
                                                    test,
                                                    stretch(test),
                                                    other,
                                                    stretch(other) + " sound alike"));
        };
    }

    private Map<String, Utterance> bySamples(List<Utterance> made) {
        Map<String, Utterance> bySamples = new HashMap<>();
        for (Utterance u : made) {
            Sound sound = sounds.get(u);
            if (sound != null) {
                bySamples.putIfAbsent(sound.samples(), u);
            }
        }
        return bySamples;
    }

    /** Finds stretches of the same file that intersect. */
    Rule.Search overlapping(List<Utterance> made) {
        Map<String, List<Utterance>> byFile = new HashMap<>();
        made.forEach(u -> byFile.computeIfAbsent(file(u), f -> new ArrayList<>()).add(u));
        return test ->
                byFile.getOrDefault(file(test), List.of()).stream()
                        .filter(other -> overlap(test, other))
                        .findFirst()
                        .map(other -> Rule.sides(test, stretch(test), other, stretch(other)));
    }

    /** The content where it is known, so that a copy of a file is the same one. */
    private String file(Utterance utterance) {
        Sound sound = sounds.get(utterance);
        Path path = utterance.media().toAbsolutePath().normalize();
        return sound == null ? path.toString() : sound.content();
    }

    private boolean overlap(Utterance test, Utterance other) {
        Recording a = test.recording();
        Recording b = other.recording();
        Sound one = sounds.get(test);
        Sound two = sounds.get(other);
        boolean identical = one != null && two != null && one.samples().equals(two.samples());
        return !identical && a.start() < b.end() && b.start() < a.end();
    }

    private static String stretch(Utterance utterance) {
        Recording r = utterance.recording();
        return r.whole()
                ? ""
                : r.end() == Double.POSITIVE_INFINITY
                        ? String.format(Locale.ROOT, " from %.2f s on", r.start())
                        : String.format(Locale.ROOT, " from %.2f to %.2f s", r.start(), r.end());
    }
}
