package dev.pathos.check;

import dev.pathos.api.corpus.Ledger;
import dev.pathos.api.run.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A ledger that keeps reasons rather than entries: how often each, and its first inputs. */
final class LedgerCensus implements Ledger {
    private static final Pattern QUOTED = Pattern.compile("'[^']*'");
    private static final Pattern PATH = Pattern.compile("(?<=: )(/|[A-Za-z]:\\\\).*");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.-])\\d[\\d.]*(?![\\w-])");

    /** Reasons that differ in names or numbers only are told one by one up to so many. */
    private static final int ALIKE = 5;

    private static final int KINDS = 100;

    /** Beyond so many inputs their names are not kept: about 15 MB. */
    private static final int NAMES = 300_000;

    private final Findings reasons = new Findings();
    private final Map<String, Set<String>> alike = new HashMap<>();
    private final Findings exact = new Findings();

    /** Hashes of names: one in thousands of foreign files may be taken for one that is known. */
    private final Set<Integer> names = new HashSet<>();

    @Override
    public synchronized void skipped(String input, String reason) {
        add("left out", input, reason);
    }

    @Override
    public synchronized void failed(String input, String reason) {
        add("failed", input, reason);
    }

    private void add(String what, String input, String reason) {
        String general = general(reason);
        if (alike.size() < KINDS || alike.containsKey(general)) {
            Set<String> same = alike.computeIfAbsent(general, g -> new HashSet<>());
            if (same.size() <= ALIKE) {
                same.add(reason);
            }
            if (same.size() <= ALIKE) {
                exact.add(List.of(what, reason), input);
            }
        }
        reasons.add(List.of(what, general), input);
        if (names.size() < NAMES) {
            names.add(base(input).hashCode());
        }
    }

    /**
     * Whether an input of a file's name has been left out.
     *
     * @param file the file's name, whose extension does not count
     */
    boolean speaksOf(String file) {
        return names.contains(base(file).hashCode());
    }

    private static String base(String input) {
        String name = input.substring(input.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /** A reason without the names and numbers of the single case. */
    static String general(String reason) {
        String unnamed = QUOTED.matcher(PATH.matcher(reason).replaceAll("...")).replaceAll("'...'");
        return NUMBER.matcher(unnamed).replaceAll("#");
    }

    /** The reasons; nothing if everything is used. */
    Optional<Table> table() {
        if (reasons.isEmpty()) {
            return Optional.empty();
        }
        Findings told =
                exact.only(kind -> few(kind.get(1))).and(reasons.only(kind -> !few(kind.get(1))));
        return Optional.of(
                told.table(
                        "Left out by the corpus: " + Words.count(reasons.total()),
                        List.of("what", "why"),
                        List.of()));
    }

    private boolean few(String reason) {
        Set<String> same = alike.get(general(reason));
        return same != null && same.size() <= ALIKE;
    }
}
