package dev.pathos.api.corpus;

import java.util.List;

/**
 * Something that a test part shares with what a system is made from.
 *
 * @param rule which kind of leak, such as {@code speaker} or {@code near-identical audio}
 * @param role what was made from it, such as {@code training}, {@code pre-training} or {@code
 *     normalisation}
 * @param count how many test utterances it concerns
 * @param evidence the first of them in words, with the files on both sides
 */
public record Leak(String rule, String role, int count, List<String> evidence) {
    public Leak {
        evidence = List.copyOf(evidence);
    }
}
