package dev.pathos.talkingheads;

/**
 * A speaker's face, its habits, and the camera before it.
 *
 * @param rest the face at rest
 * @param frameRate of the camera: 25 or 30
 * @param distance from the camera in mm
 * @param right offset from the picture's middle in mm
 * @param down offset from the picture's middle in mm
 * @param expressivity factor on the intensity of action units
 * @param openness factor on the opening of the mouth
 * @param liveliness factor on head motion
 * @param bias what the tracker takes for an intensity in this face at rest, by action unit
 * @param stuck whether the tracker reports the action unit as present always
 * @param noise factor on the tracker's noise: light, resolution
 */
record Appearance(
        FaceShape rest,
        int frameRate,
        double distance,
        double right,
        double down,
        double expressivity,
        double openness,
        double liveliness,
        double[] bias,
        boolean[] stuck,
        double noise) {

    /** The face of the speaker of that index: a function of the seed and the index alone. */
    static Appearance of(Parameters parameters, long seed, int index) {
        Draws draws = Draws.of(seed, "appearance", index);
        ActionUnit[] units = ActionUnit.values();
        double[] bias = new double[units.length];
        boolean[] stuck = new boolean[units.length];
        for (int u = 0; u < units.length; u++) {
            bias[u] = parameters.number("au.rest") * draws.gaussian();
            stuck[u] = draws.chance(parameters.number("au.stuck"));
        }
        return new Appearance(
                FaceShape.of(draws),
                draws.chance(.5) ? 25 : 30,
                draws.uniform(420, 650),
                draws.uniform(-60, 60),
                draws.uniform(-40, 40),
                draws.factor(parameters.number("expressivity.spread")),
                draws.factor(parameters.number("openness.spread")),
                draws.factor(parameters.number("head.spread")),
                bias,
                stuck,
                draws.factor(parameters.number("appearance.noise.spread")));
    }
}
