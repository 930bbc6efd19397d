package dev.pathos.api.shell;

/**
 * A word that could stand where somebody types.
 *
 * @param word the word
 * @param description what it is, in a few words, or empty
 * @param complete whether the word ends there; of a folder, say, more may follow
 */
public record Suggestion(String word, String description, boolean complete) {
    /** A whole word. */
    public Suggestion(String word, String description) {
        this(word, description, true);
    }
}
