package dev.pathos.api.corpus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Speakers that no partition may part, because they share a session or a take.
 *
 * @param speakers the speakers, sorted; mostly one
 * @param utterances all that they say, in the corpus's order
 */
public record SpeakerGroup(SortedSet<String> speakers, List<Utterance> utterances) {
    public SpeakerGroup {
        speakers = Collections.unmodifiableSortedSet(new TreeSet<>(speakers));
        utterances = List.copyOf(utterances);
    }

    /**
     * Groups all speakers: two of them belong together if they share a session or a take, or each
     * shares one with a third.
     *
     * <p>Sessions and takes of the same name are different ones if the trait {@code corpus}
     * differs.
     *
     * @param utterances utterances in any order
     * @return the groups, in order of their first speakers' names
     */
    public static List<SpeakerGroup> of(List<Utterance> utterances) {
        Map<String, String> parents = new HashMap<>();
        for (Utterance u : utterances) {
            String speaker = "speaker " + u.speaker();
            join(parents, speaker, speaker);
            if (!u.session().isEmpty()) {
                join(parents, speaker, "session " + u.session());
            }
            if (!u.recording().take().isEmpty()) {
                join(parents, speaker, "take " + u.recording().take());
            }
        }
        Map<String, SortedSet<String>> speakers = new HashMap<>();
        Map<String, List<Utterance>> said = new HashMap<>();
        for (Utterance u : utterances) {
            String root = root(parents, "speaker " + u.speaker());
            speakers.computeIfAbsent(root, r -> new TreeSet<>()).add(u.speaker());
            said.computeIfAbsent(root, r -> new ArrayList<>()).add(u);
        }
        Map<String, SpeakerGroup> groups = new TreeMap<>();
        speakers.forEach(
                (root, names) ->
                        groups.put(names.first(), new SpeakerGroup(names, said.get(root))));
        return List.copyOf(groups.values());
    }

    /** The speakers, as a message names them. */
    public String name() {
        return String.join(" ", speakers);
    }

    private static void join(Map<String, String> parents, String one, String other) {
        parents.put(root(parents, other), root(parents, one));
    }

    /** The representative of a set; the way to it is halved, so that no chain grows long. */
    private static String root(Map<String, String> parents, String member) {
        String at = member;
        String next = parents.computeIfAbsent(at, m -> m);
        while (!next.equals(at)) {
            String after = parents.get(next);
            parents.put(at, after);
            at = after;
            next = parents.get(at);
        }
        return at;
    }
}
