package dev.pathos.runindex;

import java.util.List;
import java.util.Map;

/**
 * What the index keeps of one experiment.
 *
 * @param name the name of its folder
 * @param fingerprint of the files that it was read from
 * @param run the row of the experiment, by column; absent where nothing is recorded
 * @param cells the rows of its cells
 */
record Entry(
        String name,
        String fingerprint,
        Map<String, Object> run,
        List<Map<String, Object>> cells) {}
