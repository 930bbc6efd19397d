package dev.pathos.tck;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Energy;
import dev.pathos.api.signal.Frames;
import dev.pathos.api.task.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A sample whose views lie in memory; immutable, each {@code with} gives a changed copy. */
public final class MemorySample implements Sample {
    private final Utterance utterance;
    private final Audio audio;
    private final Frames frames;
    private final FaceTrack face;

    private MemorySample(Utterance utterance, Audio audio, Frames frames, FaceTrack face) {
        this.utterance = utterance;
        this.audio = audio;
        this.frames = frames;
        this.face = face;
    }

    /**
     * A sample with a sound, without a face, without annotations; its frames hold one column, the
     * RMS every 16 ms.
     *
     * @param id the utterance's id
     * @param speaker the speaker
     * @param audio the sound
     * @return the sample
     */
    public static MemorySample of(String id, String speaker, Audio audio) {
        double[] rms = Energy.rms(audio, .032, .016);
        float[] values = new float[rms.length];
        for (int i = 0; i < rms.length; i++) {
            values[i] = (float) rms[i];
        }
        return new MemorySample(
                new Utterance(id, speaker, "", Path.of(id + ".wav"), Map.of(), Annotations.NONE),
                audio,
                Frames.of(List.of("rms"), 1 / .016, values),
                null);
    }

    /**
     * A sample none of whose views can be read.
     *
     * @param id the utterance's id
     * @param speaker the speaker
     * @return the sample; its views throw {@link IOException}
     */
    public static MemorySample unreadable(String id, String speaker) {
        MemorySample sample = of(id, speaker, Tones.silence(.1));
        return new MemorySample(sample.utterance, null, null, null);
    }

    /** The same sample with a face. */
    public MemorySample withFace(FaceTrack track) {
        return new MemorySample(utterance, audio, frames, track);
    }

    /** The same sample with other frames. */
    public MemorySample withFrames(Frames other) {
        return new MemorySample(utterance, audio, other, face);
    }

    /** The same sample with a class as its only annotation. */
    public MemorySample withLabel(String label) {
        return withAnnotations(Annotations.label(label));
    }

    /** The same sample with other annotations. */
    public MemorySample withAnnotations(Annotations annotations) {
        Utterance changed =
                new Utterance(
                        utterance.id(),
                        utterance.speaker(),
                        utterance.session(),
                        utterance.media(),
                        utterance.sidecars(),
                        annotations);
        return new MemorySample(changed, audio, frames, face);
    }

    @Override
    public Utterance utterance() {
        return utterance;
    }

    @Override
    public Audio audio() throws IOException {
        return readable(audio);
    }

    @Override
    public Frames frames() throws IOException {
        return readable(frames);
    }

    @Override
    public Optional<FaceTrack> face() throws IOException {
        readable(audio);
        return Optional.ofNullable(face);
    }

    private <T> T readable(T view) throws IOException {
        if (view == null) {
            throw new IOException(utterance.media() + " cannot be read: made so by the test");
        }
        return view;
    }
}
