package dev.pathos.pipeline;

import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.feature.FeatureCache;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What all cells of an experiment share: samples, partitions, folds, and where they came from. */
final class Data {
    private final Experiment experiment;
    private final List<CorpusSample> samples;
    private final Map<String, List<CorpusSample>> others;
    private final Partitions partitions;
    private final InputLedger ledger;
    private final Map<String, String> digests;
    private final Map<Integer, Fold> folds = new TreeMap<>();
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    private Data(
            Experiment experiment,
            List<CorpusSample> samples,
            Map<String, List<CorpusSample>> others,
            InputLedger ledger,
            Map<String, String> digests) {
        this.experiment = experiment;
        this.samples = samples;
        this.others = others;
        this.ledger = ledger;
        this.digests = digests;
        this.partitions = Partitions.of(experiment, utterances(samples));
        ledger.left(
                partitions.left(utterances(samples)).stream()
                        .map(Utterance::id)
                        .collect(Collectors.toSet()),
                "in no part: " + partitions.words());
    }

    private static List<Utterance> utterances(List<CorpusSample> samples) {
        return samples.stream().map(CorpusSample::utterance).toList();
    }

    /** Reads every corpus of an experiment and extracts what is not cached. */
    static Data read(
            Experiment experiment,
            FeatureCache cache,
            Halt halt,
            BiConsumer<Integer, Integer> progress) {
        SampleReader reader = experiment.reader(cache);
        InputLedger ledger = new InputLedger();
        SampleReader.Material main =
                reader.read(experiment.corpusPart(), experiment.corpus(), ledger, halt, progress);
        Map<String, String> digests = new TreeMap<>(main.digests());
        Map<String, List<CorpusSample>> others = new TreeMap<>();
        for (Arm arm : experiment.arms()) {
            if (arm.corpus().isPresent()) {
                Corpus corpus = arm.corpus().get();
                String part = "the corpus of arm " + arm.name();
                InputLedger own = new InputLedger();
                SampleReader.Material more = reader.read(part, corpus, own, halt, progress);
                others.put(arm.name(), more.samples());
                more.digests().forEach((id, d) -> digests.put(arm.name() + "/" + id, d));
                own.entries().forEach(e -> ledger.add(arm.name() + "/", e));
            }
        }
        return new Data(experiment, main.samples(), others, ledger, digests);
    }

    Partitions partitions() {
        return partitions;
    }

    /** Every cell of the folds that the experiment runs. */
    List<Cell> cells() {
        return Cell.expand(experiment, partitions.run());
    }

    /**
     * Has the leakage guard look at every fold that the experiment runs.
     *
     * @throws dev.pathos.api.run.Problem if something leaks that is not let pass
     */
    LeakageCheck guarded(Halt halt, BiConsumer<Integer, Integer> progress) {
        Map<String, Map<Integer, List<Utterance>>> pretraining = new LinkedHashMap<>();
        others.forEach(
                (arm, other) -> {
                    Map<Integer, List<Utterance>> byFold = new TreeMap<>();
                    for (int fold : partitions.run()) {
                        Fold pretrained = fold(fold).pretrainedOn(other);
                        List<CorpusSample> seen = new ArrayList<>(pretrained.train().samples());
                        seen.addAll(pretrained.development().samples());
                        byFold.put(fold, utterances(seen));
                    }
                    pretraining.put(arm, byFold);
                });
        return LeakageCheck.of(experiment, partitions, pretraining, halt, progress);
    }

    /** Minutes of sound whose labels a cell may use. */
    double labeledMinutes(Cell cell) {
        Fold labeled = new Training(experiment, this).labeled(cell);
        return Stream.of(labeled.train(), labeled.development())
                        .flatMap(part -> part.samples().stream())
                        .mapToDouble(CorpusSample::seconds)
                        .sum()
                / 60;
    }

    List<CorpusSample> samples() {
        return samples;
    }

    InputLedger ledger() {
        return ledger;
    }

    Map<String, String> digests() {
        return digests;
    }

    /** Whether nobody has told this yet; cells have much to tell that is the same for all. */
    boolean untold(String what) {
        return told.add(what);
    }

    /** A fold of the labeled corpus; prepared once. */
    synchronized Fold fold(int fold) {
        return folds.computeIfAbsent(
                fold,
                f ->
                        Fold.of(
                                partitions.all().get(f),
                                samples,
                                experiment.encoder().chunking(),
                                experiment.settings()));
    }

    /** What an arm pre-trains on. */
    Fold pretraining(Cell cell) {
        Fold fold = fold(cell.fold());
        List<CorpusSample> other = others.get(cell.arm().name());
        return other == null ? fold : fold.pretrainedOn(other);
    }

    /** All utterances of a fold, in order of its parts. */
    static List<CorpusSample> all(Fold fold) {
        List<CorpusSample> all = new ArrayList<>(fold.train().samples());
        all.addAll(fold.development().samples());
        all.addAll(fold.test().samples());
        return all;
    }
}
