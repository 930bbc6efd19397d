package dev.pathos.report;

import jakarta.json.JsonObject;
import java.util.List;

/**
 * What the leakage guard said, as {@code results.json} has it.
 *
 * @param rules what it looked for; empty in files of before it was recorded
 * @param leaks what it found and the configuration let pass
 * @param allowed the rules that the configuration lets pass
 * @param reason why
 */
record Leakage(List<String> rules, List<Leak> leaks, List<String> allowed, String reason) {
    /** Something shared by a test part and what the system is made from. */
    record Leak(String partition, String rule, String role, long count, List<String> evidence) {}

    static Leakage of(JsonObject results) {
        JsonObject json = JsonFile.object(results, "leakage");
        return new Leakage(
                JsonFile.strings(JsonFile.array(json, "rules")),
                JsonFile.objects(json, "leaks").stream().map(Leakage::leak).toList(),
                JsonFile.strings(JsonFile.array(json, "allowed")),
                JsonFile.string(json, "reason"));
    }

    private static Leak leak(JsonObject json) {
        return new Leak(
                JsonFile.string(json, "partition"),
                JsonFile.string(json, "rule"),
                JsonFile.string(json, "role"),
                (long) JsonFile.number(json, "count"),
                JsonFile.strings(JsonFile.array(json, "evidence")));
    }

    /** Whether the guard was told to let something pass, found or not. */
    boolean overridden() {
        return !allowed.isEmpty() || !leaks.isEmpty();
    }

    /** A warning that stands above every number; nothing if the guard had its way. */
    void warn(Markup out) {
        if (!overridden()) {
            return;
        }
        out.start("div", "class", "banner grave").start("p");
        out.element("b", "The leakage guard was overridden.");
        String rules = String.join(", ", allowed);
        out.text(
                leaks.isEmpty()
                        ? " It would have let pass: " + rules + ". Nothing of it was found."
                        : " Test data share something with what the systems are made from ("
                                + rules
                                + "): the numbers below are not those of unseen speech.");
        out.end().start("p").text("The reason given: ");
        out.element("q", reason.isEmpty() ? "none" : reason).end().end();
    }
}
