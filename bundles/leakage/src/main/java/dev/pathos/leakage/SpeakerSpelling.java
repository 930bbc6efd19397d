package dev.pathos.leakage;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Sees through the spellings of a speaker's name: {@code 1}, {@code 01}, {@code Actor_01}. */
final class SpeakerSpelling {
    /** Words that say that a name is a speaker's, not whose. */
    private static final Set<String> GENERIC =
            Set.of(
                    "actor",
                    "actress",
                    "id",
                    "participant",
                    "person",
                    "sp",
                    "speaker",
                    "spk",
                    "spkr",
                    "spkrid",
                    "sub",
                    "subj",
                    "subject",
                    "talker");

    /** Words and numbers: where letters meet digits, and at everything that is neither. */
    private static final Pattern BORDER =
            Pattern.compile("[^\\p{L}\\p{N}]+|(?<=\\p{L})(?=\\p{N})|(?<=\\p{N})(?=\\p{L})");

    private SpeakerSpelling() {}

    /**
     * What all spellings of a name have in common.
     *
     * @param name a speaker's identifier
     * @return its words in small letters and numbers without leading zeros, without such words as
     *     {@code actor} unless there is nothing else
     */
    static String plain(String name) {
        List<String> words =
                BORDER.splitAsStream(name.toLowerCase(Locale.ROOT))
                        .filter(word -> !word.isEmpty())
                        .map(word -> word.replaceFirst("^0+(?=\\d)", ""))
                        .toList();
        String telling =
                words.stream().filter(w -> !GENERIC.contains(w)).collect(Collectors.joining(" "));
        return telling.isEmpty() ? String.join(" ", words) : telling;
    }
}
