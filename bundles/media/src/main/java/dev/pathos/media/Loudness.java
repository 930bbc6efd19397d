package dev.pathos.media;

import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** Finds the channel that has the most energy over all of a file. */
final class Loudness {
    private Loudness() {}

    /**
     * Decodes a file for its levels alone.
     *
     * @param file the file
     * @return the loudest channel, counted from 1; of equals the first
     * @throws Unreadable if it has no sound
     */
    static int loudest(Path file) throws Unreadable {
        try (Track track = Track.sound(file)) {
            if (track.channels() == 1) {
                return 1;
            }
            double[] energies = new double[1];
            FrameSamples samples = new FrameSamples();
            for (AVFrame frame = track.next(); frame != null; frame = track.next()) {
                int channels = frame.ch_layout().nb_channels();
                if (channels > energies.length) {
                    energies = Arrays.copyOf(energies, channels);
                }
                float[][] planes = samples.of(frame);
                for (int c = 0; c < channels; c++) {
                    energies[c] += energy(planes[c], frame.nb_samples());
                }
            }
            return first(energies);
        }
    }

    private static double energy(float[] samples, int count) {
        double energy = 0;
        for (int i = 0; i < count; i++) {
            energy += (double) samples[i] * samples[i];
        }
        // What is no number is not loud.
        return Double.isFinite(energy) ? energy : 0;
    }

    private static int first(double[] energies) {
        int loudest = 0;
        for (int c = 1; c < energies.length; c++) {
            loudest = energies[c] > energies[loudest] ? c : loudest;
        }
        return loudest + 1;
    }
}
