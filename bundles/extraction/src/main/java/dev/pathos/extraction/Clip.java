package dev.pathos.extraction;

import dev.pathos.api.corpus.Utterance;

/**
 * Something to extract features of.
 *
 * @param input what the ledger calls it
 * @param name what rows of it are called
 * @param output the file that takes its features, relative to the output folder, with slashes and
 *     without the format's extension
 * @param utterance where its sound lies
 */
record Clip(String input, String name, String output, Utterance utterance) {}
