package dev.pathos.assembly;

import dev.pathos.api.run.Table;
import dev.pathos.features.FeatureSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What to know about a distribution.
 *
 * @param name of the distribution
 * @param features all features
 * @param members all bundles
 * @param targets what it was made for
 * @param configs its configurations
 * @param absent commands that it does not have, with the services that they lack
 */
record Summary(
        String name,
        List<FeatureSet> features,
        List<Member> members,
        Targets targets,
        Configs configs,
        Map<String, String> absent) {
    /** What it runs on, in words. */
    String machines() {
        boolean everywhere = members.stream().noneMatch(m -> m.entry().variant().isPresent());
        return everywhere ? "any machine" : targets.toString();
    }

    /**
     * A table to read.
     *
     * @param written what was written, each with its place and its size
     */
    Table table(List<List<String>> written) {
        long bundles = members.stream().map(m -> m.entry().artifact()).distinct().count();
        return new Table(
                String.format(
                        "%s: %d bundles of %d features, for %s",
                        name, bundles, features.size(), machines()),
                List.of("what", "where", "size"),
                written,
                notes());
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        String binding = Papers.binding(members.stream().map(Member::file).toList());
        if (!binding.isEmpty()) {
            notes.add(
                    "As a whole it is under GPL-3.0, because it contains "
                            + binding
                            + "; NOTICE.txt in it lists all licences.");
        }
        if (!absent.isEmpty()) {
            notes.add(
                    "Commands that it does not have, for want of a service: "
                            + absent.entrySet().stream()
                                    .map(e -> e.getKey() + " (" + e.getValue() + ")")
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        if (!configs.leftOut().isEmpty()) {
            notes.add(
                    "Configurations left out, whose parts it does not have: "
                            + String.join(", ", configs.leftOut())
                            + ".");
        }
        return notes;
    }
}
