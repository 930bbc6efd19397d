package dev.pathos.functionals;

import java.util.ArrayList;
import java.util.List;

/**
 * A contour that functionals are taken of: a descriptor in all frames, or in those with a voice, or
 * in those without.
 *
 * @param name what its functionals' names begin with
 * @param source the descriptor
 * @param part which frames
 * @param variation whether the coefficient of variation is taken, too
 */
record Summarized(String name, Descriptor source, Part part, boolean variation) {
    /** Which frames count. */
    enum Part {
        /** All. */
        ALL,
        /** Those in which it is not 0. */
        DEFINED,
        /** Those with a voice. */
        VOICED,
        /** Those without. */
        UNVOICED
    }

    /** Where loudness is among {@link #all}. */
    static final int LOUDNESS = 1;

    /** Where F0 is. */
    static final int F0 = 0;

    /** All of them, in the order of their functionals. */
    static List<Summarized> all() {
        List<Summarized> all = new ArrayList<>();
        all.add(plain(Descriptor.F0, Part.DEFINED));
        all.add(plain(Descriptor.LOUDNESS, Part.ALL));
        for (int i = 0; i < 5; i++) {
            all.add(plain(Descriptor.values()[Descriptor.SPECTRAL_FLUX.ordinal() + i], Part.ALL));
        }
        for (int i = Descriptor.JITTER.ordinal(); i <= Descriptor.H1_A3.ordinal(); i++) {
            all.add(plain(Descriptor.values()[i], Part.DEFINED));
        }
        for (int i = Descriptor.F1_FREQUENCY.ordinal(); i < Descriptor.values().length; i++) {
            boolean level = (i - Descriptor.F1_FREQUENCY.ordinal()) % 3 == 2;
            all.add(plain(Descriptor.values()[i], level ? Part.DEFINED : Part.VOICED));
        }
        for (int i = Descriptor.ALPHA_RATIO.ordinal(); i <= Descriptor.MFCC_4.ordinal(); i++) {
            all.add(parted(Descriptor.values()[i], "V", Part.VOICED, true));
        }
        for (int i = Descriptor.ALPHA_RATIO.ordinal(); i < Descriptor.MFCC_1.ordinal(); i++) {
            all.add(parted(Descriptor.values()[i], "UV", Part.UNVOICED, false));
        }
        return List.copyOf(all);
    }

    private static Summarized plain(Descriptor source, Part part) {
        String name = source.column();
        return new Summarized(name.replace("Loudness", "loudness"), source, part, true);
    }

    /** The letters come before a range of frequencies, else at the end. */
    private static Summarized parted(
            Descriptor source, String letters, Part part, boolean variation) {
        String name = source.column().replace("_sma3", "");
        String marked =
                name.startsWith("slope")
                        ? "slope" + letters + name.substring("slope".length())
                        : name + letters;
        return new Summarized(marked + "_sma3nz", source, part, variation);
    }

    /**
     * Its value in a frame before smoothing.
     *
     * @param row the descriptors of the frame
     * @return the value, or 0 where it is not defined
     */
    float value(float[] row) {
        boolean voice = row[Descriptor.F0.ordinal()] != 0;
        boolean counts =
                switch (part) {
                    case ALL, DEFINED -> true;
                    case VOICED -> voice;
                    case UNVOICED -> !voice;
                };
        return counts ? row[source.ordinal()] : 0;
    }
}
