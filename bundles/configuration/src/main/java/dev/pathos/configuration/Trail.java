package dev.pathos.configuration;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The subjects that were passed on the way to a cause; one that comes again closes a circle.
 *
 * @param subjects in order
 */
record Trail(Set<String> subjects) {
    static final Trail START = new Trail(Set.of());

    boolean contains(String subject) {
        return subjects.contains(subject);
    }

    Trail with(String subject) {
        Set<String> longer = new LinkedHashSet<>(subjects);
        longer.add(subject);
        return new Trail(longer);
    }

    /** Those of a circle that a subject closes. */
    String circle(String subject) {
        return String.join(" -> ", subjects.stream().dropWhile(s -> !s.equals(subject)).toList())
                + " -> "
                + subject;
    }
}
