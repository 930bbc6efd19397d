package dev.pathos.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Test predictions of two systems whose speakers are easy or hard for both. */
final class Simulated {
    static final ClassTally TALLY = new ClassTally(List.of("anger", "joy", "neutral", "sadness"));
    static final Measure F1 = TALLY.measures().get(0);

    private static final int K = TALLY.classes().size();

    private final double effect;
    private final double skill;
    private final double gain;

    /**
     * @param effect standard deviation of a speaker's effect on the logit of being right
     * @param skill logit of being right, of the first system
     * @param gain how much larger it is for the second
     */
    Simulated(double effect, double skill, double gain) {
        this.effect = effect;
        this.skill = skill;
        this.gain = gain;
    }

    /** Both systems on the same speakers, so many utterances of each class, on two seeds. */
    Pools[] draw(int speakers, int utterances, SplittableRandom random) {
        double[][][][] sums = new double[2][2][speakers][K * K];
        for (int s = 0; s < speakers; s++) {
            double common = skill + effect * random.nextGaussian();
            for (int system = 0; system < 2; system++) {
                // a speaker's effect on a system is that of both plus one of its own
                double logit = common + system * gain + effect / 2 * random.nextGaussian();
                for (int seed = 0; seed < 2; seed++) {
                    predict(sums[system][seed][s], 1 / (1 + Math.exp(-logit)), utterances, random);
                }
            }
        }
        return new Pools[] {pools(sums[0]), pools(sums[1])};
    }

    private static void predict(double[] sums, double right, int each, SplittableRandom random) {
        for (int i = 0; i < K * each; i++) {
            int truth = i % K;
            int wrong = (truth + 1 + random.nextInt(K - 1)) % K;
            sums[truth * K + (random.nextDouble() < right ? truth : wrong)]++;
        }
    }

    static Pools pools(double[][]... seeds) {
        List<Pools.Pool> pools = new ArrayList<>();
        for (double[][] bySpeaker : seeds) {
            pools.add(new Pools.Pool(pools.size(), bySpeaker));
        }
        return new Pools(seeds[0].length, seeds[0][0].length, pools);
    }
}
