package dev.pathos.lld;

import dev.pathos.api.signal.Framing;
import java.util.Arrays;

/** Frames made by hand for one group of descriptors, and its values by name. */
final class Described {
    /** The settings that are defaults elsewhere. */
    static final Options USUAL = new Options(new Framing(512, 256), true, 0, 60, 500, .3);

    private Described() {}

    /** A frame of 512 samples at 16 kHz, bins 31.25 Hz apart, nothing in it. */
    static Frame frame() {
        return new Frame(512, Voice.SPAN, 512, 16_000);
    }

    /** A frame with that power in some bins and next to none elsewhere. */
    static Frame lines(double[]... binsAndPowers) {
        Frame frame = frame();
        Arrays.fill(frame.power, 1e-30f);
        for (double[] line : binsAndPowers) {
            frame.power[(int) line[0]] = (float) line[1];
        }
        return complete(frame);
    }

    /** Derives amplitude and logarithm from the power. */
    static Frame complete(Frame frame) {
        for (int k = 0; k < frame.power.length; k++) {
            frame.amplitude[k] = (float) Math.sqrt(frame.power[k]);
            frame.logPower[k] = (float) Math.log(frame.power[k]);
        }
        return frame;
    }

    static float value(Descriptors group, Frame frame, String name) {
        float[] row = new float[group.names().size()];
        group.describe(frame, row, 0);
        return row[group.names().indexOf(name)];
    }
}
