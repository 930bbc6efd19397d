package dev.pathos.landmarks;

import dev.pathos.api.run.Digests;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a look into a model's file and a trial of it show.
 *
 * @param description all that can be said of it
 * @param fitting what it takes and gives
 * @param values what it gave in the trial
 */
record Examination(Description description, Fitting fitting, float[] values) {
    /**
     * Examines a file.
     *
     * @param file the file
     * @param said what is said of it
     * @param trial runs it
     * @throws Unfit if it is not what is said, or no model for landmarks
     * @throws IOException if it cannot be read, or nothing can be run here
     */
    static Examination of(Path file, Map<Key, Object> said, Trial trial) throws Unfit, IOException {
        String digest = Digests.of(file);
        Object wanted = said.getOrDefault(Key.SHA256, digest);
        if (!wanted.equals(digest)) {
            throw new Unfit(
                    "its SHA-256 is "
                            + digest
                            + " and not "
                            + wanted
                            + Content.otherThanModel(file).map(is -> "; it is " + is).orElse(""));
        }
        Fitting fitting =
                Fitting.of(OnnxFile.read(file), (String) said.getOrDefault(Key.OUTPUT, ""));
        Map<Key, Object> all = new TreeMap<>(fitting.complete(said));
        all.put(Key.SHA256, digest);
        Description description = Description.of(all, file.toString());
        fitting.check(description);
        return new Examination(description, fitting, trial.run(description.network(file)));
    }

    /** What the trial showed, in a sentence or two. */
    String remark() {
        float least = Float.POSITIVE_INFINITY;
        float most = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        String reach =
                String.format(
                        Locale.ROOT,
                        "On a picture without a face it gave %.3g to %.3g",
                        least,
                        most);
        int size = description.size();
        if (description.unit().plausible(values, size)) {
            return reach + ".";
        }
        List<String> others =
                Arrays.stream(Unit.values())
                        .filter(unit -> unit.plausible(values, size))
                        .map(Unit::text)
                        .toList();
        return reach
                + ", which does not look like "
                + Key.OUTPUT_UNIT.text()
                + " "
                + description.unit().text()
                + (others.isEmpty()
                        ? ": are scale, mean and deviation right?"
                        : "; it could be "
                                + others.stream().collect(Collectors.joining(" or "))
                                + ".");
    }
}
