package dev.pathos.bench;

import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.run.Problem;
import dev.pathos.api.signal.Audio;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What extractors are measured on, in memory.
 *
 * @param description what it is, in words
 * @param clips the clips
 * @param notes what is to be said about it
 */
record Material(String description, List<Audio> clips, List<String> notes) {
    private static final int GENERATED = 8;

    /** Generates eight clips of the same length. */
    static Material generated(double seconds) {
        int length = (int) Math.max(1, seconds * MediaSource.SAMPLE_RATE / GENERATED);
        List<Audio> clips = new ArrayList<>();
        for (int i = 0; i < GENERATED; i++) {
            clips.add(Audio.of(MediaSource.SAMPLE_RATE, Speech.samples(i, length)));
        }
        return new Material("generated sound like speech, " + extent(clips), clips, List.of());
    }

    /**
     * Decodes recordings until there is enough; files are taken from all over the folder.
     *
     * @throws Problem if none can be decoded
     */
    static Material decoded(Path folder, double seconds, Recordings recordings) {
        List<Path> files = Recordings.find(folder);
        List<Audio> clips = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        double sum = 0;
        // So far apart that each comes once: no file number is a multiple of so large a prime.
        for (int i = 0; i < files.size() && sum < seconds; i++) {
            Path file = files.get((int) (i * 7_368_787L % files.size()));
            try {
                float[] samples = recordings.open(file).toArray();
                clips.add(Audio.of(MediaSource.SAMPLE_RATE, samples));
                sum += (double) samples.length / MediaSource.SAMPLE_RATE;
            } catch (IOException e) {
                notes.add(file + " is left out: " + e.getMessage());
            }
        }
        if (clips.isEmpty()) {
            throw new Problem(
                    "no recording can be decoded: " + notes.get(0),
                    folder.toString(),
                    "name another folder");
        }
        return new Material(
                "recordings of " + folder.getFileName() + ", " + extent(clips), clips, notes);
    }

    private static String extent(List<Audio> clips) {
        return clips.size()
                + (clips.size() == 1 ? " clip, " : " clips, ")
                + Math.round(seconds(clips))
                + " s";
    }

    /** The duration of clips together. */
    static double seconds(List<Audio> clips) {
        return clips.stream().mapToDouble(Audio::seconds).sum();
    }

    /** One sound of a length, that goes through the clips over and over. */
    Audio looped(double seconds) {
        int total = clips.stream().mapToInt(clip -> (int) clip.length()).sum();
        float[] all = new float[total];
        int at = 0;
        for (Audio clip : clips) {
            float[] samples = clip.toArray();
            System.arraycopy(samples, 0, all, at, samples.length);
            at += samples.length;
        }
        return new Looped(
                MediaSource.SAMPLE_RATE, all, Math.round(seconds * MediaSource.SAMPLE_RATE));
    }
}
