package dev.pathos.api.health;

/**
 * One thing that a {@link HealthCheck} saw, told to people.
 *
 * @param level how bad it is
 * @param subject what was looked at, a few words such as {@code memory}
 * @param what what was seen, without a full stop
 * @param remedy what the user can do, as an imperative; empty only where all is well
 */
public record Finding(Level level, String subject, String what, String remedy) {
    /** How bad a finding is. */
    public enum Level {
        /** All is well. */
        OK,
        /** It works, but slower, or not for long, or not all of it. */
        WARNING,
        /** Something that people want does not work. */
        PROBLEM
    }

    public Finding {
        if (subject.isBlank() || what.isBlank() || level != Level.OK && remedy.isBlank()) {
            throw new IllegalArgumentException(subject + ": " + what + "; remedy: " + remedy);
        }
    }

    /** All is well. */
    public static Finding ok(String subject, String what) {
        return new Finding(Level.OK, subject, what, "");
    }

    /** It works, but not as it could. */
    public static Finding warning(String subject, String what, String remedy) {
        return new Finding(Level.WARNING, subject, what, remedy);
    }

    /** Something does not work. */
    public static Finding problem(String subject, String what, String remedy) {
        return new Finding(Level.PROBLEM, subject, what, remedy);
    }
}
