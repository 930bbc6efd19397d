package dev.pathos.manifest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where a manifest keeps what an utterance needs.
 *
 * @param single the columns that there is at most one of; absent ones are missing
 * @param votes the count of votes for each class
 * @param attributes ratings by name
 * @param traits what else is known, by name
 * @param width cells of a row
 */
record ManifestColumns(
        Map<Column, Integer> single,
        SortedMap<String, Integer> votes,
        SortedMap<String, Integer> attributes,
        SortedMap<String, Integer> traits,
        int width) {
    /** A column that there is at most one of. */
    enum Column {
        ID,
        SPEAKER,
        MEDIA,
        LABEL,
        SESSION,
        OPENFACE,
        VIDEO,
        TAKE,
        START,
        END,
        PARTITION;

        /** What it is called unless the settings say otherwise. */
        String standard() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether it must be there even under its standard name. */
        boolean necessary() {
            return this == SPEAKER || this == MEDIA || this == LABEL;
        }
    }

    /** Names of traits that are taken wherever they occur. */
    static final List<String> TRAITS =
            List.of("sex", "gender", "age", "language", "sentence", "text", "corpus");

    /** Names of attributes that are taken wherever they occur. */
    static final List<String> ATTRIBUTES = List.of("arousal", "valence", "dominance");

    /**
     * The names of the columns.
     *
     * @param single the name for each column; an empty one stands for no column
     * @param votes columns named after classes
     * @param attributes columns of ratings
     * @param traits columns of what else is known
     */
    record Names(
            Map<Column, String> single,
            List<String> votes,
            List<String> attributes,
            List<String> traits) {
        Names {
            single = new EnumMap<>(single);
            votes = List.copyOf(votes);
            attributes = List.copyOf(attributes);
            traits = List.copyOf(traits);
        }

        /**
         * The names that do not tell which column is meant.
         *
         * @param header the names in the table's first line
         * @return those of ours that stand there more than once
         */
        List<String> repeated(List<String> header) {
            return Stream.of(single.values(), votes, attributes, traits)
                    .flatMap(Collection::stream)
                    .distinct()
                    .filter(name -> Collections.frequency(header, name) > 1)
                    .toList();
        }

        /** What the settings of a part say. */
        static Names of(CsvManifest.Settings settings) {
            Map<Column, String> single = new EnumMap<>(Column.class);
            single.put(Column.ID, settings.id());
            single.put(Column.SPEAKER, settings.speaker());
            single.put(Column.MEDIA, settings.media());
            single.put(Column.LABEL, settings.label());
            single.put(Column.SESSION, settings.session());
            single.put(Column.OPENFACE, settings.openface());
            single.put(Column.VIDEO, settings.video());
            single.put(Column.TAKE, settings.take());
            single.put(Column.START, settings.start());
            single.put(Column.END, settings.end());
            single.put(Column.PARTITION, settings.partition());
            return new Names(
                    single,
                    List.of(settings.votes()),
                    List.of(settings.attributes()),
                    List.of(settings.traits()));
        }
    }

    /**
     * Finds the columns.
     *
     * @param header the names in the table's first line
     * @param names what the columns are called
     * @param missing takes the names that do not occur though they should
     * @return the columns
     */
    static ManifestColumns of(List<String> header, Names names, List<String> missing) {
        Map<String, Integer> at = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            at.putIfAbsent(header.get(i), i);
        }
        List<String> wanted = new ArrayList<>();
        Map<Column, Integer> single = new EnumMap<>(Column.class);
        names.single()
                .forEach(
                        (column, name) -> {
                            if (at.containsKey(name)) {
                                single.put(column, at.get(name));
                            } else if (!name.isEmpty()
                                    && (column.necessary() || !name.equals(column.standard()))) {
                                wanted.add(name);
                            }
                        });
        ManifestColumns columns =
                new ManifestColumns(
                        single,
                        find(at, names.votes(), List.of(), wanted),
                        find(at, names.attributes(), ATTRIBUTES, wanted),
                        find(at, names.traits(), TRAITS, wanted),
                        header.size());
        missing.addAll(wanted);
        return columns;
    }

    private static SortedMap<String, Integer> find(
            Map<String, Integer> at, List<String> names, List<String> standard, List<String> lost) {
        SortedMap<String, Integer> found = new TreeMap<>();
        for (String name : names) {
            if (at.containsKey(name)) {
                found.put(name, at.get(name));
            } else if (!standard.contains(name)) {
                lost.add(name);
            }
        }
        return found;
    }
}
