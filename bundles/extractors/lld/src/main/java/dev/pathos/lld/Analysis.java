package dev.pathos.lld;

import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Framing;
import java.util.List;

/** Computes rows of descriptors one after the other; holds working memory, so one a thread. */
final class Analysis {
    private final Options options;
    private final Frame frame;
    private final Spectrum spectrum;
    private final List<Descriptors> groups;
    private final List<String> names;

    Analysis(Options options) {
        this.options = options;
        int window = options.framing().window();
        double rate = MediaSource.SAMPLE_RATE;
        frame = new Frame(window, Voice.SPAN, options.fftSize(), rate);
        spectrum = new Spectrum(options, rate);
        groups =
                List.of(
                        new Waveform(),
                        new Voice(options, rate),
                        new AuditorySpectrum(spectrum.centres()),
                        new Cepstrum(),
                        new SpectralShape(frame),
                        new SpectralBalance(frame));
        names = groups.stream().flatMap(group -> group.names().stream()).toList();
    }

    /** The names of the descriptors. */
    List<String> names() {
        return names;
    }

    /**
     * Computes consecutive rows.
     *
     * @param audio the sound
     * @param first the first row
     * @param values takes the rows, as many as fit
     */
    void rows(Audio audio, int first, float[] values) {
        if (first > 0) {
            load(audio, first - 1);
        }
        int width = names.size();
        for (int r = 0; r < values.length / width; r++) {
            load(audio, first + r);
            if (first + r == 0) {
                System.arraycopy(frame.amplitude, 0, frame.previous, 0, frame.previous.length);
            }
            int at = r * width;
            for (Descriptors group : groups) {
                group.describe(frame, values, at);
                at += group.names().size();
            }
        }
    }

    private void load(Audio audio, int row) {
        long start = (long) row * options.framing().hop();
        Framing.read(audio, start, frame.samples);
        long centre = start + frame.samples.length / 2;
        Framing.read(audio, centre - frame.wide.length / 2, frame.wide);
        float[] older = frame.previous;
        frame.previous = frame.amplitude;
        frame.amplitude = older;
        spectrum.compute(frame);
    }
}
