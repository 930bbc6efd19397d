package dev.pathos.leakage;

import dev.pathos.api.corpus.Leak;
import dev.pathos.api.corpus.Utterance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One kind of leak.
 *
 * @param name the rule's name, as reports give it
 * @param search makes, of what a system is made from, a search for what a test utterance shares
 *     with it
 */
record Rule(String name, Function<List<Utterance>, Search> search) {
    /** Leaks told with their files; the others are counted. */
    private static final int SHOWN = 5;

    /** Finds what a test utterance shares. */
    interface Search {
        /** In words, with the files; none if there is nothing. */
        Optional<String> evidence(Utterance test);
    }

    /** The leak from one role, if there is one. */
    Optional<Leak> leak(String role, List<Utterance> made, List<Utterance> test) {
        Search in = search.apply(made);
        List<String> evidence = new ArrayList<>();
        int count = 0;
        for (Utterance u : test) {
            Optional<String> found = in.evidence(u);
            if (found.isPresent()) {
                count++;
                if (evidence.size() < SHOWN) {
                    evidence.add(found.get());
                }
            }
        }
        return count == 0 ? Optional.empty() : Optional.of(new Leak(name, role, count, evidence));
    }

    /** Both sides of a leak in words. */
    static String sides(Utterance test, String what, Utterance made, String as) {
        return "test " + test.media() + what + " and " + made.media() + as;
    }
}
