package dev.pathos.shell;

import java.util.List;

/**
 * A draft after a change.
 *
 * @param draft the draft
 * @param told what was done, and what it asks for next, in sentences
 */
record Edited(Draft draft, List<String> told) {
    Edited {
        told = List.copyOf(told);
    }
}
