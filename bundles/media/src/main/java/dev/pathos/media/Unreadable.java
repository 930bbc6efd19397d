package dev.pathos.media;

/** An input that holds nothing usable, found while it was decoded. */
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final Fault fault;
    private final String detail;

    /**
     * Makes the exception.
     *
     * @param fault the kind of reason
     * @param detail what is known beside the kind, possibly nothing
     */
    Unreadable(Fault fault, String detail) {
        super(fault.reason(detail));
        this.fault = fault;
        this.detail = detail;
    }

    Fault fault() {
        return fault;
    }

    String detail() {
        return detail;
    }
}
