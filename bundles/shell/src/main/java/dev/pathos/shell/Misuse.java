package dev.pathos.shell;

import dev.pathos.api.run.WrongUsage;

/** A wrong call whose text is the message alone: the interactive shell prints failures as text. */
final class Misuse extends WrongUsage {
    private static final long serialVersionUID = 1L;

    Misuse(String message) {
        super(message);
    }

    @Override
    public String toString() {
        return getMessage();
    }
}
