package dev.pathos.media;

/** An input that holds no usable sound; the message is the reason in words. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String reason) {
        super(reason);
    }
}
