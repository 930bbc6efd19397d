package dev.pathos.talkingheads;

/**
 * What the tract does over the control frames of {@link Intonation}: formants and amplitudes of all
 * excitations, with transitions.
 *
 * @param formants F1, F2, F3 in Hz, by formant and frame
 * @param voicing amplitude of the glottal source
 * @param aspiration amplitude of noise at the glottis, breath aside
 * @param frication RMS of noise at a constriction
 * @param centre of the frication, in Hz
 * @param width of the frication, in Hz
 * @param nasality 0..1, how far the nasal port is open
 */
record VocalTract(
        double[][] formants,
        double[] voicing,
        double[] aspiration,
        double[] frication,
        double[] centre,
        double[] width,
        double[] nasality) {
    /** Formants of a neutral vowel, around which the vowel space grows and shrinks. */
    private static final double[] NEUTRAL = {500, 1500, 2500};

    /** Time constants in control frames: articulators are slow, excitation is quick. */
    private static final double SLOW = 3.5;

    private static final double QUICK = .8;

    private static final double BURST_SECONDS = .012;

    /** Lets a speaker articulate a score. */
    static VocalTract of(Speaker speaker, Score score, Intonation intonation, Prosody prosody) {
        int frames = intonation.f0().length;
        VocalTract tract =
                new VocalTract(
                        new double[NEUTRAL.length][frames],
                        new double[frames],
                        new double[frames],
                        new double[frames],
                        new double[frames],
                        new double[frames],
                        new double[frames]);
        double space = Curves.clamp(prosody.factor(Cue.ARTICULATION), .5, 1.5);
        double scale = speaker.tract() * prosody.factor(Cue.LIPS);
        int f = 0;
        for (int s = 0; s < score.segments().size(); s++) {
            Score.Segment segment = score.segments().get(s);
            Phone target = target(score, s);
            for (; f < frames && f * Intonation.STEP < segment.end(); f++) {
                for (int k = 0; k < NEUTRAL.length; k++) {
                    tract.formants[k][f] =
                            scale * (NEUTRAL[k] + space * (target.formants()[k] - NEUTRAL[k]));
                }
                tract.excite(f, segment);
            }
        }
        for (; f < frames; f++) {
            for (int k = 0; k < NEUTRAL.length; k++) {
                tract.formants[k][f] = scale * NEUTRAL[k];
            }
            tract.centre[f] = 1000;
            tract.width[f] = 1000;
        }
        for (double[] formant : tract.formants) {
            Curves.smooth(formant, SLOW);
        }
        Curves.smooth(tract.nasality, SLOW);
        Curves.smooth(tract.voicing, QUICK);
        Curves.smooth(tract.aspiration, QUICK);
        Curves.smooth(tract.frication, QUICK);
        for (int i = 0; i < frames; i++) {
            double loud = Curves.amplitude(intonation.level()[i]);
            tract.voicing[i] *= loud;
            tract.aspiration[i] *= loud;
            tract.frication[i] *= loud;
        }
        return tract;
    }

    /** The phone whose formants a segment heads for: silence and h take those of what follows. */
    private static Phone target(Score score, int segment) {
        Phone phone = score.segments().get(segment).phone();
        boolean shapeless =
                phone.kind() == Phone.Kind.SILENCE || phone.kind() == Phone.Kind.ASPIRATE;
        boolean last = segment == score.segments().size() - 1;
        return shapeless && !last ? score.segments().get(segment + 1).phone() : phone;
    }

    private void excite(int f, Score.Segment segment) {
        Phone phone = segment.phone();
        double t = f * Intonation.STEP - segment.start();
        double released = t - .6 * segment.duration();
        centre[f] = phone.centre() == 0 ? 1000 : phone.centre();
        width[f] = phone.width() == 0 ? 1000 : phone.width();
        switch (phone.kind()) {
            case SILENCE -> {}
            case ASPIRATE -> aspiration[f] = phone.noise();
            case PLOSIVE -> {
                boolean closed = released < 0;
                voicing[f] = closed ? phone.voicing() : phone.voiced() ? .5 : 0;
                // The smoothing halves so short a burst: it is made twice as strong.
                frication[f] = !closed && released < BURST_SECONDS ? 2 * phone.noise() : 0;
                aspiration[f] = !closed && !phone.voiced() && released >= BURST_SECONDS ? .2 : 0;
            }
            default -> {
                voicing[f] = phone.voicing();
                frication[f] = phone.noise();
                nasality[f] = phone.kind() == Phone.Kind.NASAL ? 1 : 0;
            }
        }
    }
}
