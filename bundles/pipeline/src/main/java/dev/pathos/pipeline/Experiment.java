package dev.pathos.pipeline;

import dev.pathos.api.composition.Composition;
import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.FileContents;
import dev.pathos.api.corpus.LeakageGuard;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.corpus.Protocol;
import dev.pathos.api.encoder.Encoder;
import dev.pathos.api.face.FaceAnalyzer;
import dev.pathos.api.face.KeptTracks;
import dev.pathos.api.feature.ExtractorIdentity;
import dev.pathos.api.feature.FeatureCache;
import dev.pathos.api.feature.FeatureExtractor;
import dev.pathos.api.run.Problem;
import dev.pathos.api.task.Classifier;
import dev.pathos.api.task.DownstreamTask;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.metatype.annotations.Designate;

/** The parts of one experiment and its settings, wired by Declarative Services. */
@Component(
        name = "experiment",
        configurationPid = "experiment",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = Experiment.class)
@Designate(ocd = ExperimentSettings.class, factory = true)
public final class Experiment {
    private final String run;
    private final String name;
    private final ExperimentSettings settings;
    private final Corpus corpus;
    private final String corpusPart;
    private final String corpusKind;
    private final boolean synthetic;
    private final MediaSource media;
    private final FeatureExtractor extractor;
    private final String extractorIdentity;
    private final Encoder encoder;
    private final Optional<DownstreamTask> downstream;
    private final Optional<Map.Entry<Map<String, Object>, FaceAnalyzer>> faces;
    private final Optional<Classifier> baseline;
    private final Optional<Protocol> protocol;
    private final LeakageGuard guard;
    private final List<Arm> arms;

    /**
     * Made by Declarative Services.
     *
     * @param settings its settings
     * @param properties its component properties
     * @param corpus labeled utterances, and unlabeled ones for pre-training
     * @param media opens sound
     * @param features the features that the network sees
     * @param encoder the network's trunk
     * @param downstream what is learned from labels; none for pre-training only
     * @param arms what is compared
     * @param faces reads faces, if a pretext task needs them
     * @param baseline a classical classifier to stand beside each pretext task, on clip means
     * @param protocol how the corpus is parted; none for speaker-disjoint folds by the settings
     * @param guard refuses partitions that leak
     */
    @Activate
    public Experiment(
            ExperimentSettings settings,
            Map<String, Object> properties,
            @Reference(name = "corpus") Map.Entry<Map<String, Object>, Corpus> corpus,
            @Reference(name = "media", target = "(!(pathos.part=*))") MediaSource media,
            @Reference(name = "features") Map.Entry<Map<String, Object>, FeatureExtractor> features,
            @Reference(name = "encoder") Encoder encoder,
            @Reference(name = "downstream", cardinality = ReferenceCardinality.OPTIONAL)
                    DownstreamTask downstream,
            @Reference(name = "arms", cardinality = ReferenceCardinality.AT_LEAST_ONE)
                    List<Arm> arms,
            @Reference(name = "faces", cardinality = ReferenceCardinality.OPTIONAL)
                    Map.Entry<Map<String, Object>, FaceAnalyzer> faces,
            @Reference(name = "baseline", cardinality = ReferenceCardinality.OPTIONAL)
                    Classifier baseline,
            @Reference(name = "protocol", cardinality = ReferenceCardinality.OPTIONAL)
                    Protocol protocol,
            @Reference(name = "guard") LeakageGuard guard) {
        this.run = String.valueOf(properties.get(Composition.RUN));
        this.name = String.valueOf(properties.get(Composition.PART));
        this.settings = settings;
        this.corpus = corpus.getValue();
        this.corpusPart = String.valueOf(corpus.getKey().get(Composition.PART));
        this.corpusKind = String.valueOf(corpus.getKey().get("component.name"));
        this.synthetic =
                corpus.getValue().synthetic()
                        || Boolean.TRUE.equals(corpus.getKey().get("pathos.synthetic"));
        this.media = media;
        this.extractor = features.getValue();
        this.extractorIdentity = ExtractorIdentity.of(features.getKey(), extractor);
        this.encoder = encoder;
        this.downstream = Optional.ofNullable(downstream);
        this.faces = Optional.ofNullable(faces);
        this.baseline = Optional.ofNullable(baseline);
        this.protocol = Optional.ofNullable(protocol);
        this.guard = guard;
        this.arms = arms.stream().sorted(Comparator.comparing(Arm::order)).toList();
        check();
    }

    private void check() {
        if (settings.seeds().length == 0) {
            throw new Problem(
                    "an experiment needs at least one seed",
                    "part " + name + ", key seeds",
                    "give at least one");
        }
        if (settings.budgets().length > 0 && downstream.isEmpty()) {
            throw new Problem(
                    "label budgets without a task to use the labels for",
                    "part " + name + ", key downstream",
                    "name a downstream task, or set budgets to [] to pre-train only");
        }
        if (LongStream.of(settings.seeds()).distinct().count() != settings.seeds().length) {
            throw new Problem("a seed twice", "part " + name + ", key seeds", "give each once");
        }
        for (double budget : settings.budgets()) {
            if (!(budget > 0 && budget <= 100)) {
                throw new Problem(
                        "a label budget of " + budget + " %",
                        "part " + name + ", key budgets",
                        "give percentages above 0, at most 100");
            }
        }
        if (Arrays.stream(settings.budgets()).distinct().count() != settings.budgets().length) {
            throw new Problem("a budget twice", "part " + name + ", key budgets", "give each once");
        }
        if (Arrays.stream(settings.run_folds()).distinct().count() != settings.run_folds().length) {
            throw new Problem("a fold twice", "part " + name + ", key run.folds", "give each once");
        }
        LeakageCheck.checkSettings(name, settings, guard.rules());
        checkRate("pretrain.rate", settings.pretrain_rate());
        checkRate("finetune.rate", settings.finetune_rate());
    }

    private void checkRate(String key, double rate) {
        if (!(rate > 0 && rate < 1)) {
            throw new Problem(
                    "a learning rate of " + rate,
                    "part " + name + ", key " + key,
                    "give one above 0 and below 1, such as 7.25e-4");
        }
    }

    /** The composition that this experiment belongs to. */
    String run() {
        return run;
    }

    String name() {
        return name;
    }

    ExperimentSettings settings() {
        return settings;
    }

    /** How long a task may take over its part of a step; zero for as long as it likes. */
    Duration taskDeadline() {
        return seconds(settings.task_deadline());
    }

    /** How long a task that comes later may take to be fitted; zero for as long as it likes. */
    Duration fitDeadline() {
        return seconds(settings.fit_deadline());
    }

    private static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    Corpus corpus() {
        return corpus;
    }

    String corpusPart() {
        return corpusPart;
    }

    /** The PID of the corpus's part, such as {@code ravdess}. */
    String corpusKind() {
        return corpusKind;
    }

    boolean synthetic() {
        return synthetic;
    }

    Encoder encoder() {
        return encoder;
    }

    DownstreamTask downstream() {
        return downstream.orElseThrow();
    }

    Optional<Classifier> baseline() {
        return baseline;
    }

    Optional<Protocol> protocol() {
        return protocol;
    }

    LeakageGuard guard() {
        return guard;
    }

    List<Arm> arms() {
        return arms;
    }

    /** What reading the corpus takes, in words. */
    String reading() {
        return faces.isPresent()
                ? "reading sound, features and faces"
                : "reading sound and features";
    }

    SampleReader reader(FeatureCache cache) {
        FileContents contents = new FileContents();
        return new SampleReader(
                media,
                extractor,
                extractorIdentity,
                faces.map(f -> new KeptTracks(f.getValue(), f.getKey(), media, cache, contents))
                        .map(tracks -> new SharedTracks(tracks::of)),
                cache,
                contents,
                settings.cut_seconds(),
                settings.jobs());
    }
}
