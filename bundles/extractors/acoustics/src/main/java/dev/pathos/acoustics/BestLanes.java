package dev.pathos.acoustics;

/** Finds out, once, which implementation this Java machine has. */
final class BestLanes {
    static final Lanes INSTANCE = find();

    private BestLanes() {}

    private static Lanes find() {
        if (!optimises(System.getProperty("java.vm.info", ""))) {
            return PlainLanes.INSTANCE;
        }
        try {
            // By its name, as its class has types of a module that need not be there.
            Lanes lanes =
                    Class.forName(BestLanes.class.getPackageName() + ".VectorLanes")
                            .asSubclass(Lanes.class)
                            .getDeclaredConstructor()
                            .newInstance();
            tryOut(lanes);
            return lanes;
        } catch (ReflectiveOperationException | LinkageError e) {
            return PlainLanes.INSTANCE;
        }
    }

    /** Whether vector operations become instructions; interpreted ones are slower than loops. */
    static boolean optimises(String vmInfo) {
        return !vmInfo.contains("interpreted") && !vmInfo.contains("emulated-client");
    }

    /** Links everything: the incubating module may differ from the one compiled against. */
    private static void tryOut(Lanes lanes) {
        float[] block = new float[9 * Lanes.WIDTH];
        lanes.spectrum(16, new float[16]).magnitude(new float[64], 0, 2, block);
        lanes.combine(block, 0, new float[9], block, 0);
        lanes.addScaled(block, 0, 1, 1, block, 1);
        lanes.product(block, 0, block, 1, 2, block, 0);
        lanes.ln(block, 0, 1, 1, block, 0);
        lanes.exp(block, 0, 1, block, 0);
        lanes.pow(block, 0, 1, 1, 1, block, 0);
        lanes.correlate(block, 0, 1, 0, Lanes.WIDTH, new float[Lanes.WIDTH]);
    }
}
