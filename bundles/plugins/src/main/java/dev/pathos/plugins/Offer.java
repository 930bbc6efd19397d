package dev.pathos.plugins;

import java.util.List;

/**
 * A component that a jar declares.
 *
 * @param name its name
 * @param type the full name of its class
 * @param pid what a configuration calls it
 * @param part whether it comes to life only when it is configured, as parts do
 * @param services full names of the interfaces that it provides
 * @param described whether the jar describes its settings
 */
record Offer(
        String name,
        String type,
        String pid,
        boolean part,
        List<String> services,
        boolean described) {
    private static final String VOCABULARY = "dev.pathos.api.";
    private static final String PRETEXT_TASK = "dev.pathos.api.task.PretextTask";

    Offer {
        services = List.copyOf(services);
    }

    /** Whether a configuration can name it. */
    boolean nameable() {
        return part && services.stream().anyMatch(s -> s.startsWith(VOCABULARY));
    }

    boolean pretextTask() {
        return part && services.contains(PRETEXT_TASK);
    }

    /** The simple names of the interfaces. */
    String kind() {
        return kind(services);
    }

    static String kind(List<String> services) {
        return String.join(
                ", ", services.stream().map(s -> s.substring(s.lastIndexOf('.') + 1)).toList());
    }

    /** Whether it can be used, in words. */
    String state() {
        if (!nameable()) {
            return services.stream().anyMatch(s -> s.startsWith(VOCABULARY))
                    ? "no part: set configurationPolicy = REQUIRE in its @Component"
                    : "works by itself";
        }
        return described
                ? "available"
                : "its settings are not described: add @Designate(ocd = ..., factory = true)";
    }
}
