package dev.pathos.manifest;

import dev.pathos.api.corpus.FileTree;
import dev.pathos.api.corpus.Ledger;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The tables of CREMA-D.
 *
 * @param votes {@code tabulatedVotes.csv}
 * @param summary {@code summaryTable.csv}, whose levels become an attribute
 * @param demographics {@code VideoDemographics.csv}, whose columns become traits
 * @param others all other files
 */
record CremaTables(
        Optional<Path> votes,
        Optional<Path> summary,
        Optional<Path> demographics,
        List<Path> others) {

    /**
     * Finds them by their names.
     *
     * @param shelf the corpus's files
     * @param tables where else the tables lie; its path is null if they lie among the files
     * @param ledger takes what cannot be read, and second copies
     * @return the tables that there are, and the files that are none
     * @throws IOException if a folder cannot be read
     */
    static CremaTables find(Shelf shelf, Place tables, Ledger ledger) throws IOException {
        List<Path> files = shelf.files(ledger);
        List<Path> places = files;
        if (tables.path() != null && !tables.folder().startsWith(shelf.root().path())) {
            places = new ArrayList<>(FileTree.list(tables.folder(), ledger));
        }
        Optional<Path> votes = shelf.take(places, "tabulatedvotes\\.csv", ledger);
        Optional<Path> summary = shelf.take(places, "summarytable\\.csv", ledger);
        Optional<Path> demographics = shelf.take(places, "videodemographics\\.csv", ledger);
        return new CremaTables(votes, summary, demographics, files);
    }

    /** The table of votes, which a label from votes cannot do without. */
    Path required(Path folder, Place tables) {
        return votes.orElseThrow(
                () ->
                        tables.problem(
                                "no tabulatedVotes.csv in "
                                        + (tables.path() == null ? folder : tables.path()),
                                "name the folder that holds it, or set target to intended"));
    }

    /**
     * How strongly the voted emotion shows, from 0 to 100: the mean over those who chose it.
     *
     * @param target whose opinion
     * @param labels what came of the votes, to compare with
     * @param ledger takes rows that contradict the votes
     * @return levels by clip; none for a tie
     * @throws IOException if the table cannot be read
     */
    Map<String, Double> levels(
            CremaTarget target, Map<String, CremaLabels.Labeled> labels, Ledger ledger)
            throws IOException {
        Map<String, Double> levels = new HashMap<>();
        if (summary.isEmpty() || labels.isEmpty()) {
            return levels;
        }
        TextTable.read(
                summary.get(),
                ledger,
                List.of(List.of("FileName"), List.of(target.vote), List.of(target.level)),
                row -> {
                    String where = summary.get().getFileName() + " " + row.where();
                    String clip = CremaClip.clip(row.get("FileName"));
                    CremaLabels.Labeled labeled = labels.get(clip);
                    if (labeled == null) {
                        ledger.failed(
                                where,
                                "'" + row.get("FileName") + "' has no votes to compare with");
                        return;
                    }
                    String vote = row.get(target.vote);
                    String voted = CremaClip.CLASSES.get(vote);
                    Consensus counted =
                            Consensus.of(labeled.votes().counts(), Consensus.Rule.PLURALITY);
                    if (labeled.votes().fault().isEmpty()
                            && !counted.label().equals(voted == null ? "" : voted)) {
                        ledger.failed(
                                where,
                                clip
                                        + ": "
                                        + target.vote
                                        + " is "
                                        + vote
                                        + ", the votes say "
                                        + (counted.label().isEmpty()
                                                ? counted.obstacle()
                                                : counted.label()));
                    } else if (row.get(target.level).matches("\\d+(\\.\\d+)?")) {
                        levels.put(clip, Double.parseDouble(row.get(target.level)));
                    }
                });
        return levels;
    }

    /**
     * What is known of the actors.
     *
     * @param ledger takes rows without an actor
     * @return sex, age, race and ethnicity by actor
     * @throws IOException if the table cannot be read
     */
    Map<String, Map<String, String>> actors(Ledger ledger) throws IOException {
        Map<String, Map<String, String>> actors = new HashMap<>();
        if (demographics.isEmpty()) {
            ledger.skipped(
                    "VideoDemographics.csv", "not there: no sex, age, race or ethnicity is known");
            return actors;
        }
        TextTable.read(
                demographics.get(),
                ledger,
                List.of(List.of("ActorID"), List.of("Age"), List.of("Sex")),
                row -> {
                    Map<String, String> traits = new HashMap<>();
                    traits.put("sex", row.get("Sex").toLowerCase(Locale.ROOT));
                    traits.put("age", row.get("Age"));
                    traits.put("race", row.get("Race"));
                    traits.put("ethnicity", row.get("Ethnicity"));
                    traits.values().removeIf(String::isEmpty);
                    if (actors.putIfAbsent(row.get("ActorID"), traits) != null) {
                        ledger.failed(
                                demographics.get().getFileName() + " " + row.where(),
                                "actor " + row.get("ActorID") + " again");
                    }
                });
        return actors;
    }
}
