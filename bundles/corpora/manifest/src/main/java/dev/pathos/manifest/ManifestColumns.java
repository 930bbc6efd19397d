package dev.pathos.manifest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a manifest keeps what an utterance needs; -1 for a column that it does not have.
 *
 * @param id the utterance's identifier
 * @param speaker the speaker's identifier
 * @param media the sound or video file
 * @param label the class
 * @param session the recording session
 * @param openface the OpenFace table
 * @param votes the count of votes for each class
 * @param width cells of a row
 */
record ManifestColumns(
        int id,
        int speaker,
        int media,
        int label,
        int session,
        int openface,
        SortedMap<String, Integer> votes,
        int width) {
    /**
     * The names of the columns; an empty one stands for no column.
     *
     * @param optional names that need not occur in the table
     */
    record Names(
            String id,
            String speaker,
            String media,
            String label,
            String session,
            String openface,
            List<String> votes,
            List<String> optional) {
        Names {
            votes = List.copyOf(votes);
            optional = List.copyOf(optional);
        }
    }

    /**
     * Finds the columns.
     *
     * @param header the table's first line
     * @param names what the columns are called
     * @param missing takes the names that do not occur though they should
     * @return the columns
     */
    static ManifestColumns of(List<String> header, Names names, List<String> missing) {
        Map<String, Integer> at = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            at.putIfAbsent(header.get(i).strip(), i);
        }
        SortedMap<String, Integer> votes = new TreeMap<>();
        names.votes().forEach(name -> votes.put(name, at.getOrDefault(name, -1)));
        List<String> wanted =
                new ArrayList<>(
                        List.of(
                                names.id(),
                                names.speaker(),
                                names.media(),
                                names.label(),
                                names.session(),
                                names.openface()));
        wanted.addAll(names.votes());
        wanted.removeIf(
                name -> name.isEmpty() || at.containsKey(name) || names.optional().contains(name));
        missing.addAll(wanted);
        return new ManifestColumns(
                at.getOrDefault(names.id(), -1),
                at.getOrDefault(names.speaker(), -1),
                at.getOrDefault(names.media(), -1),
                at.getOrDefault(names.label(), -1),
                at.getOrDefault(names.session(), -1),
                at.getOrDefault(names.openface(), -1),
                votes,
                header.size());
    }
}
