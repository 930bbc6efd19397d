package dev.pathos.segmentation;

import dev.pathos.api.corpus.Segmenter.Request;
import dev.pathos.segmentation.SegmentTable.Done;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is to be read with the table of recordings. */
final class Remarks {
    private Remarks() {}

    static List<String> of(Path table, Request request, LedgerTable ledger, List<Done> done) {
        List<String> remarks = new ArrayList<>();
        remarks.add(
                ledger.inputs()
                        + (ledger.inputs() == 1 ? " input: " : " inputs: ")
                        + ledger.count("used")
                        + " used, "
                        + ledger.count("skipped")
                        + " skipped, "
                        + ledger.count("failed")
                        + " failed; the reasons are in "
                        + table.resolveSibling("ledger.csv")
                        + ".");
        remarks.add(speakers(request.speaker(), done));
        remarks.add("Utterances are in " + table + ", which the part csv-manifest reads.");
        return remarks;
    }

    private static String speakers(String rule, List<Done> done) {
        long speakers = done.stream().map(d -> d.recording().speaker(rule)).distinct().count();
        String all = speakers == 1 ? "1 speaker" : speakers + " speakers";
        return switch (rule) {
            case Request.FROM_RECORDING ->
                    all
                            + ": each recording counts as a speaker of its own, for nobody said who"
                            + " speaks; partitions may then part one person's recordings. See"
                            + " --speaker.";
            case Request.FROM_FOLDER -> all + ", named by the folders.";
            case Request.FROM_NAME -> all + ", named by the beginnings of the files' names.";
            default -> all + " in all recordings, as you say.";
        };
    }
}
