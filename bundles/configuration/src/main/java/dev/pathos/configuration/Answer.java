package dev.pathos.configuration;

import dev.pathos.api.run.Table;
import java.util.List;
import java.util.Locale;

/** Puts a cause into the words of a table: the answer in the title, the way to it in the rows. */
final class Answer {
    private Answer() {}

    static Table of(Cause cause) {
        Cause root = cause.root();
        String sentence =
                root == cause
                        ? cause.clause()
                        : cause.subject() + " is not there, because " + root.clause();
        List<Cause> way = cause.way();
        long ends = way.stream().filter(step -> !step.remedy().isEmpty()).count();
        return new Table(
                sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1),
                cause.well() ? List.of() : List.of("what", "bundle", "state"),
                cause.well() ? List.of() : way.stream().map(Answer::row).toList(),
                ends > 1 ? List.of("All " + ends + " causes have to be mended.") : List.of());
    }

    private static List<String> row(Cause step) {
        String remedy = step.remedy().isEmpty() ? "" : ": " + step.remedy();
        return List.of(
                step.subject(),
                step.bundle().isEmpty() ? "-" : step.bundle(),
                step.state() + remedy);
    }
}
