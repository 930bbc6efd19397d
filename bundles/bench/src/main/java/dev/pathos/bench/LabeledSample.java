package dev.pathos.bench;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Frames;
import dev.pathos.api.task.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An utterance of which only the label is known: its features are generated in batches.
 *
 * @param utterance who speaks, and the label
 */
record LabeledSample(Utterance utterance) implements Sample {
    /**
     * Utterances whose labels take turns.
     *
     * @param count how many
     * @param classes how many labels there are
     */
    static List<Sample> of(int count, int classes) {
        return IntStream.range(0, count)
                .<Sample>mapToObj(
                        i ->
                                new LabeledSample(
                                        new Utterance(
                                                "utterance" + i,
                                                "speaker",
                                                "",
                                                Path.of("utterance" + i + ".wav"),
                                                Map.of(),
                                                Annotations.label("class" + i % classes))))
                .toList();
    }

    @Override
    public Audio audio() throws IOException {
        throw new IOException(utterance.id() + " has no sound: its features are generated");
    }

    @Override
    public Frames frames() throws IOException {
        throw new IOException(utterance.id() + " has no frames: batches are generated");
    }

    @Override
    public Optional<FaceTrack> face() {
        return Optional.empty();
    }
}
