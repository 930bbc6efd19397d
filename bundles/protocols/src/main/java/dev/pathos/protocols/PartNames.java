package dev.pathos.protocols;

import dev.pathos.api.run.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the authors of a corpus call its parts; case does not matter, {@code *} stands for anything.
 *
 * @param train names of the training part
 * @param development names of the development part
 * @param test names of test parts
 */
record PartNames(List<Pattern> train, List<Pattern> development, List<Pattern> test) {
    /** A part's use. */
    enum Use {
        TRAIN,
        DEVELOPMENT,
        TEST
    }

    static PartNames of(String[] train, String[] development, String[] test) {
        return new PartNames(patterns(train), patterns(development), patterns(test));
    }

    private static List<Pattern> patterns(String[] names) {
        return List.of(names).stream()
                .map(name -> Pattern.quote(name.trim()).replace("*", "\\E.*\\Q"))
                .map(regex -> Pattern.compile(regex, Pattern.CASE_INSENSITIVE))
                .toList();
    }

    /**
     * The use of a part.
     *
     * @param name as its authors call it
     * @return its use, none if it is to be left out
     * @throws Problem if it stands under two keys
     */
    Optional<Use> use(String name) {
        boolean trained = any(train, name);
        boolean developed = any(development, name);
        boolean tested = any(test, name);
        if (trained && developed || trained && tested || developed && tested) {
            throw new Problem(
                    "the part '" + name + "' has two uses",
                    "keys train, development and test",
                    "name each part under one of them");
        }
        return trained
                ? Optional.of(Use.TRAIN)
                : developed
                        ? Optional.of(Use.DEVELOPMENT)
                        : tested ? Optional.of(Use.TEST) : Optional.empty();
    }

    private static boolean any(List<Pattern> patterns, String name) {
        return patterns.stream().anyMatch(p -> p.matcher(name.trim()).matches());
    }

    /** A use as a message names it. */
    static String text(Use use) {
        return use == Use.TRAIN ? "training" : use.name().toLowerCase(Locale.ROOT);
    }
}
