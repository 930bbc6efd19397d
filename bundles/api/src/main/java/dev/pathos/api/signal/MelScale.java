package dev.pathos.api.signal;

/** The two mel scales in use, as a pair of functions each. */
public enum MelScale {
    /** {@code 2595 log10(1 + f / 700)} (O'Shaughnessy 1987, used by HTK). */
    HTK {
        @Override
        public double mel(double hertz) {
            return 2595 * Math.log10(1 + hertz / 700);
        }

        @Override
        public double hertz(double mel) {
            return 700 * (Math.pow(10, mel / 2595) - 1);
        }
    },
    /**
     * Linear to 1 kHz, 3 mel every 200 Hz, then logarithmic, 27 mel every factor of 6.4 (Slaney
     * 1998, Auditory Toolbox).
     */
    SLANEY {
        private static final double BREAK = 1000;
        private static final double LINEAR = 3 / 200.;
        private final double logarithmic = 27 / Math.log(6.4);

        @Override
        public double mel(double hertz) {
            return hertz <= BREAK
                    ? hertz * LINEAR
                    : BREAK * LINEAR + Math.log(hertz / BREAK) * logarithmic;
        }

        @Override
        public double hertz(double mel) {
            return mel <= BREAK * LINEAR
                    ? mel / LINEAR
                    : BREAK * Math.exp((mel - BREAK * LINEAR) / logarithmic);
        }
    };

    /**
     * From frequency to mel.
     *
     * @param hertz at least 0
     * @return its mel value, ascending with frequency, 0 at 0
     */
    public abstract double mel(double hertz);

    /**
     * From mel to frequency.
     *
     * @param mel at least 0
     * @return the frequency in hertz
     */
    public abstract double hertz(double mel);
}
