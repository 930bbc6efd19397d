package dev.pathos.predictor;

import dev.pathos.api.composition.Composition;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.encoder.Encoder;
import dev.pathos.api.feature.FeatureExtractor;
import dev.pathos.api.task.DownstreamTask;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The parts that a trained model predicts with, and what its {@code model.json} says of it. */
@Component(
        name = "model",
        configurationPid = "model",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = Model.class)
@Designate(ocd = Model.Settings.class, factory = true)
public final class Model {
    private final String run;
    private final Settings settings;
    private final FeatureExtractor extractor;
    private final Encoder encoder;
    private final DownstreamTask task;
    private final MediaSource media;

    /** What was trained, and on what. */
    @ObjectClassDefinition(
            name = "Model",
            description = "A trained model: written by an experiment, not by hand")
    public @interface Settings {
        /** The file of weights. */
        @AttributeDefinition(
                name = "Weights",
                description = "Safetensors file of network, normalisation and fitted task")
        String weights() default "weights.safetensors";

        /** The digest of the weights. */
        @AttributeDefinition(
                name = "SHA-256",
                description = "Digest of the weights, in hexadecimal")
        String sha256() default "";

        /** The head's name. */
        @AttributeDefinition(
                name = "Head",
                description = "Name of the task's head among the weights")
        String head() default "downstream";

        /** What is predicted. */
        @AttributeDefinition(
                name = "Classes",
                description = "Names of the classes in order of the outputs; none for values")
        String[] classes() default {};

        /** The features that the network was trained on. */
        @AttributeDefinition(name = "Columns", description = "Features of a frame, in order")
        String[] columns() default {};

        /** Frames per second. */
        @AttributeDefinition(name = "Frame rate", description = "Frames per second")
        double frame_rate() default 62.5;

        /** Frames of a chunk. */
        @AttributeDefinition(name = "Chunk frames", description = "Frames of a chunk", min = "1")
        int chunk_frames() default 62;

        /** Chunks of an utterance. */
        @AttributeDefinition(
                name = "Chunk count",
                description = "Chunks of an utterance at scale 1",
                min = "1")
        int chunk_count() default 1;

        /** Multiplies the chunks. */
        @AttributeDefinition(
                name = "Chunk scale",
                description = "Multiplies the number of chunks",
                min = "1")
        int chunk_scale() default 1;

        /** The usual training clip. */
        @AttributeDefinition(
                name = "Median clip",
                description = "Median duration of the training clips in seconds")
        double clip_median() default 3;

        /** The longest training clip. */
        @AttributeDefinition(
                name = "Longest clip",
                description = "Duration of the longest training clip in seconds")
        double clip_longest() default 3;

        /** The experiment. */
        @AttributeDefinition(name = "Experiment", description = "The experiment that trained it")
        String experiment() default "";

        /** The cell. */
        @AttributeDefinition(name = "Cell", description = "The cell that trained it")
        String cell() default "";

        /** The corpus. */
        @AttributeDefinition(name = "Corpus", description = "Kind of corpus it was trained on")
        String corpus() default "";

        /** Whether the corpus is generated. */
        @AttributeDefinition(name = "Synthetic", description = "Whether that corpus is generated")
        boolean synthetic() default false;

        /** What the labels mean. */
        @AttributeDefinition(
                name = "Label target",
                description = "Who gave the labels and how votes became one")
        String label_target() default "";

        /** Labeled training clips. */
        @AttributeDefinition(
                name = "Utterances",
                description = "Labeled utterances that it was fine-tuned on")
        int utterances() default 0;

        /** Media of the experiment. */
        @AttributeDefinition(name = "Files", description = "Media files that the experiment read")
        int data_files() default 0;

        /** Digest of the media's digests. */
        @AttributeDefinition(
                name = "Data digest",
                description = "SHA-256 of the files' digests as they stand in provenance.json")
        String data_sha256() default "";

        /** Bundles that trained it. */
        @AttributeDefinition(
                name = "Bundles",
                description = "Symbolic name, version and SHA-256 of the bundles that trained it")
        String[] bundles() default {};
    }

    /**
     * Made by Declarative Services.
     *
     * @param settings what was trained
     * @param properties its component properties
     * @param extractor gives the features that the network sees
     * @param encoder the network's architecture
     * @param task what the head's outputs mean
     * @param media opens sound
     */
    @Activate
    public Model(
            Settings settings,
            Map<String, Object> properties,
            @Reference(name = "features") FeatureExtractor extractor,
            @Reference(name = "encoder") Encoder encoder,
            @Reference(name = "downstream") DownstreamTask task,
            @Reference(name = "media", target = "(!(pathos.part=*))") MediaSource media) {
        this.run = String.valueOf(properties.get(Composition.RUN));
        this.settings = settings;
        this.extractor = extractor;
        this.encoder = encoder;
        this.task = task;
        this.media = media;
    }

    /** The composition that it belongs to. */
    String run() {
        return run;
    }

    Settings settings() {
        return settings;
    }

    FeatureExtractor extractor() {
        return extractor;
    }

    Encoder encoder() {
        return encoder;
    }

    DownstreamTask task() {
        return task;
    }

    MediaSource media() {
        return media;
    }

    /** The parts whose bundles decide what comes out. */
    List<Object> parts() {
        return List.of(extractor, encoder, task);
    }
}
