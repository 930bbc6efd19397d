package dev.pathos.auemotion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which emotions can be decided in the faces of a training part, and why not the others. */
final class Decidability {
    /** Kinds of tracks that are told one by one. */
    private static final int TOLD = 4;

    private final Recognizer recognizer;

    /** How many faces lack the same units of each emotion. */
    private final Map<List<List<String>>, Integer> kinds = new LinkedHashMap<>();

    private int withoutUnits;

    Decidability(Recognizer recognizer) {
        this.recognizer = recognizer;
    }

    /** Takes a face of the training part. */
    void add(Expression face) {
        if (face.hasUnits()) {
            List<List<String>> missing =
                    recognizer.all().stream().map(e -> recognizer.missing(e, face)).toList();
            kinds.merge(missing, 1, Integer::sum);
        } else {
            withoutUnits++;
        }
    }

    /** Whether there are faces, and none of them has action units. */
    boolean isWithoutUnits() {
        return withoutUnits > 0 && kinds.isEmpty();
    }

    /** The emotions that can be decided in every face that has action units, by index. */
    List<Integer> common() {
        return recognizer.all().stream()
                .filter(e -> kinds.keySet().stream().allMatch(kind -> kind.get(e).isEmpty()))
                .toList();
    }

    /** Whether a class can be decided in some face; neutral is what remains of any. */
    boolean isDecidable(int c) {
        return c >= recognizer.prototypes().size()
                || kinds.keySet().stream().anyMatch(kind -> kind.get(c).isEmpty());
    }

    /** The units without which a class can be decided in no face; empty if it can in some. */
    private List<String> without(int emotion) {
        return isDecidable(emotion)
                ? List.of()
                : kinds.keySet().stream()
                        .flatMap(kind -> kind.get(emotion).stream())
                        .distinct()
                        .sorted()
                        .toList();
    }

    /**
     * What people should know of it.
     *
     * @param missing what becomes of a face that lacks units
     * @return sentences; none if every face can show every emotion
     */
    List<String> remarks(Missing missing) {
        List<String> remarks = new ArrayList<>();
        int faces = kinds.values().stream().mapToInt(n -> n).sum() + withoutUnits;
        if (withoutUnits > 0) {
            remarks.add(withoutUnits + " of " + faces + " faces have no action units.");
        }
        if (common().size() == recognizer.prototypes().size()) {
            return remarks;
        }
        List<Map.Entry<List<List<String>>, Integer>> frequent =
                kinds.entrySet().stream()
                        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                        .toList();
        frequent.stream()
                .limit(TOLD)
                .forEach(
                        kind ->
                                remarks.add(
                                        kind.getValue()
                                                + " of "
                                                + faces
                                                + " faces: "
                                                + told(kind.getKey())));
        if (frequent.size() > TOLD) {
            remarks.add((frequent.size() - TOLD) + " other sets of action units occur.");
        }
        consequence(missing).forEach(remarks::add);
        return remarks;
    }

    private String told(List<List<String>> kind) {
        List<String> decidable = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (int e : recognizer.all()) {
            String emotion = recognizer.prototypes().get(e).emotion();
            if (kind.get(e).isEmpty()) {
                decidable.add(emotion);
            } else {
                others.add(emotion + " (no " + String.join(", ", kind.get(e)) + ")");
            }
        }
        String first =
                decidable.isEmpty()
                        ? "no emotion can be decided"
                        : String.join(", ", decidable) + " can be decided";
        return first + (others.isEmpty() ? "." : "; not " + String.join(", ", others) + ".");
    }

    private List<String> consequence(Missing missing) {
        List<String> common =
                common().stream().map(e -> recognizer.prototypes().get(e).emotion()).toList();
        return switch (missing) {
            case COMMON ->
                    List.of(
                            common.size() < recognizer.fewest()
                                    ? "Every face can show fewer than two emotions: there is no"
                                            + " contest in which all are judged alike."
                                    : "All faces are judged among these alone: "
                                            + String.join(", ", common)
                                            + ".");
            case NONE -> List.of("A face that lacks units has no target (missing.units is none).");
            case LEAVE_OUT ->
                    kinds.size() == 1
                            ? List.of(
                                    "What a face shows of an emotion that cannot be decided counts"
                                            + " as another one"
                                            + (recognizer.neutral() ? " or as neutral." : "."))
                            : List.of(
                                    "Faces that lack different units are judged in different"
                                            + " contests, so that a class may tell where a face"
                                            + " comes from; missing.units common judges all"
                                            + " alike.");
        };
    }

    /** Emotions in words, with the reason where one can be decided in no face. */
    String named(List<String> emotions, List<Integer> indices) {
        return indices.stream()
                .map(
                        i -> {
                            List<String> units = without(i);
                            return emotions.get(i)
                                    + (units.isEmpty()
                                            ? ""
                                            : " (no "
                                                    + recognizer.presence()
                                                    + " of "
                                                    + String.join(", ", units)
                                                    + ")");
                        })
                .collect(Collectors.joining(", "));
    }
}
