package dev.pathos.landmarks;

/** Why a file is no model that can be used, in words that begin with "it". */
final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    Unfit(String reason) {
        super(reason);
    }

    Unfit(String reason, Throwable cause) {
        super(reason, cause);
    }
}
