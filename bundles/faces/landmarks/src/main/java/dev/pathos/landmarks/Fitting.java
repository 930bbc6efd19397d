package dev.pathos.landmarks;

import dev.pathos.api.face.FaceTrack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a network fits: one picture in, 68 points out.
 *
 * @param input the picture
 * @param size pixels of its sides; 0 if any will do
 * @param output the points; empty if only running it can tell which output that is
 */
record Fitting(Tensor input, int size, Optional<Tensor> output) {
    private static final int AXES = 4;

    /**
     * Finds input and output of a network.
     *
     * @param network what the file says
     * @param wanted the output's name; empty for the first that fits
     * @throws Unfit if it takes or gives something else
     */
    static Fitting of(OnnxFile network, String wanted) throws Unfit {
        if (network.inputs().size() != 1) {
            throw new Unfit(
                    "it takes "
                            + network.inputs().size()
                            + " inputs and not one: "
                            + all(network.inputs().stream().map(Tensor::text).toList()));
        }
        Tensor input = network.inputs().get(0);
        if (input.type() != Tensor.FLOAT) {
            throw new Unfit("it takes " + input.elements() + " and not floats: " + input.text());
        }
        int size = size(input);
        return new Fitting(input, size, output(network.outputs(), wanted));
    }

    private static int size(Tensor input) throws Unfit {
        List<Long> axes = input.shape().orElse(List.of());
        if (axes.size() == AXES) {
            boolean colorsLast = axes.get(3) == 3 && axes.get(1) != 3;
            long colors = axes.get(colorsLast ? 3 : 1);
            long height = axes.get(colorsLast ? 1 : 2);
            long width = axes.get(colorsLast ? 2 : 3);
            long pictures = axes.get(0);
            if ((colors == 3 || colors == Tensor.ANY)
                    && (pictures == 1 || pictures == Tensor.ANY)
                    && height == width
                    && height <= Integer.MAX_VALUE) {
                return height == Tensor.ANY ? 0 : (int) height;
            }
        }
        throw new Unfit("it takes " + input.text() + " and not one square picture 1 x 3 x N x N");
    }

    private static Optional<Tensor> output(List<Tensor> outputs, String wanted) throws Unfit {
        List<Tensor> candidates = new ArrayList<>(outputs);
        candidates.removeIf(each -> !wanted.isEmpty() && !each.name().equals(wanted));
        for (Tensor each : candidates) {
            if (each.values() == LandmarkModel.VALUES) {
                return Optional.of(each);
            }
        }
        if (candidates.stream().anyMatch(each -> each.values() == 0)) {
            return Optional.empty();
        }
        throw new Unfit(
                "it gives "
                        + all(outputs.stream().map(Tensor::asPoints).toList())
                        + (candidates.isEmpty() && !outputs.isEmpty()
                                ? " and no output " + wanted
                                : " and not "
                                        + LandmarkModel.VALUES
                                        + " values ("
                                        + FaceTrack.POINTS
                                        + " points)"));
    }

    private static String all(List<String> texts) {
        return texts.isEmpty() ? "nothing" : texts.stream().collect(Collectors.joining(", "));
    }

    /**
     * What the file itself says of the model, for what nobody else says.
     *
     * @param said what was said
     * @return that and the file's own
     */
    Map<Key, Object> complete(Map<Key, Object> said) {
        Map<Key, Object> all = new TreeMap<>(said);
        if (size > 0) {
            all.putIfAbsent(Key.SIZE, (double) size);
        }
        output.ifPresent(
                points -> {
                    all.putIfAbsent(Key.OUTPUT, points.name());
                    all.putIfAbsent(Key.OUTPUT_LAYOUT, order(points).text());
                });
        return all;
    }

    /** Of an output of 2 x 68 values the first row is x. */
    private static Order order(Tensor points) {
        List<Long> axes = points.shape().orElse(List.of());
        boolean rows =
                axes.size() >= 2
                        && axes.get(axes.size() - 1) == FaceTrack.POINTS
                        && axes.get(axes.size() - 2) == 2;
        return rows ? Order.PLANAR : Order.INTERLEAVED;
    }

    /**
     * Checks that a description says what the file does.
     *
     * @throws Unfit if not
     */
    void check(Description description) throws Unfit {
        if (size > 0 && size != description.size()) {
            throw new Unfit(
                    "it takes pictures of "
                            + size
                            + " x "
                            + size
                            + " and not "
                            + description.size()
                            + " x "
                            + description.size()
                            + ", as the key size says");
        }
    }
}
