package dev.pathos.media;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.pathos.api.face.Network;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bytedeco.javacpp.Loader;

/** The network that was asked for last, loaded and ready. */
final class Networks implements AutoCloseable {
    private static final String PATH = "onnxruntime.native.path";

    private Network network;
    private OrtSession session;
    private String input;
    private String output;
    private boolean colorsLast;

    /** Why a network cannot be used, in words. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String reason) {
            super(reason);
        }
    }

    /**
     * Applies a network.
     *
     * @param wanted the network
     * @param pixels blue, green and red of each pixel of its input, row by row
     * @return its output
     * @throws Unusable if it is none that can be applied
     */
    float[] apply(Network wanted, byte[] pixels) throws Unusable {
        try {
            if (!same(wanted)) {
                load(wanted);
            }
            return run(wanted, pixels);
        } catch (Unusable e) {
            close();
            throw e;
        } catch (OrtException e) {
            close();
            throw new Unusable(firstLine(e));
        } catch (IOException e) {
            close();
            throw new Unusable("it cannot be read: " + e.getMessage());
        } catch (LinkageError e) {
            throw new Unusable("ONNX Runtime does not load on this machine: " + e.getMessage());
        }
    }

    private float[] run(Network wanted, byte[] pixels) throws Unusable, OrtException {
        int size = wanted.size();
        long[] shape = colorsLast ? new long[] {1, size, size, 3} : new long[] {1, 3, size, size};
        FloatBuffer values = FloatBuffer.wrap(input(wanted, pixels));
        try (OnnxTensor tensor =
                        OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), values, shape);
                OrtSession.Result result = session.run(Map.of(input, tensor), Set.of(output))) {
            return output(wanted, result.get(0));
        }
    }

    private boolean same(Network wanted) {
        return session != null
                && network.file().equals(wanted.file())
                && network.sha256().equals(wanted.sha256())
                && network.output().equals(wanted.output())
                && network.values() == wanted.values()
                && network.size() == wanted.size();
    }

    private void load(Network wanted) throws Unusable, IOException, OrtException {
        close();
        if (!Files.isRegularFile(wanted.file())) {
            throw new Unusable("there is no such file");
        }
        String digest = Digests.compute(wanted.file());
        if (!digest.equalsIgnoreCase(wanted.sha256())) {
            throw new Unusable("its SHA-256 is " + digest + " and not " + wanted.sha256());
        }
        OrtEnvironment environment = environment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            // One picture's work is too small to share; files are analyzed side by side instead.
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            session = environment.createSession(wanted.file().toString(), options);
        }
        network = wanted;
        input = chooseInput(wanted);
        output = chooseOutput(wanted);
    }

    /** Unpacked once and kept: a worker that is killed could not tidy up after itself. */
    private static OrtEnvironment environment() throws Unusable, IOException {
        if (System.getProperty(PATH) == null) {
            String folder = "/ai/onnxruntime/native/" + platform() + "/";
            Path first = null;
            for (String name : List.of("onnxruntime", "onnxruntime4j_jni")) {
                String file = System.mapLibraryName(name);
                var unpacked = Loader.cacheResource(OrtEnvironment.class, folder + file);
                if (unpacked == null) {
                    throw new Unusable("ONNX Runtime has no " + folder + file);
                }
                first = unpacked.toPath().getParent();
            }
            System.setProperty(PATH, first.toString());
        }
        return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "pathos");
    }

    private static String platform() {
        String[] parts = Loader.getPlatform().split("-");
        String system =
                parts[0].equals("macosx") ? "osx" : parts[0].equals("windows") ? "win" : parts[0];
        String processor =
                parts[1].equals("x86_64") ? "x64" : parts[1].equals("arm64") ? "aarch64" : parts[1];
        return system + "-" + processor;
    }

    private String chooseInput(Network wanted) throws Unusable, OrtException {
        Map<String, NodeInfo> inputs = session.getInputInfo();
        if (inputs.size() == 1) {
            NodeInfo only = inputs.values().iterator().next();
            if (only.getInfo() instanceof TensorInfo tensor && tensor.getShape().length == 4) {
                long[] shape = tensor.getShape();
                colorsLast = shape[3] == 3 && shape[1] != 3;
                int size = wanted.size();
                boolean fits =
                        fits(shape[0], 1)
                                && fits(shape[colorsLast ? 3 : 1], 3)
                                && fits(shape[colorsLast ? 1 : 2], size)
                                && fits(shape[colorsLast ? 2 : 3], size);
                if (fits && tensor.type == OnnxJavaType.FLOAT) {
                    return only.getName();
                }
            }
        }
        throw new Unusable(
                "it takes "
                        + described(inputs)
                        + " and not one picture of 3 x "
                        + wanted.size()
                        + " x "
                        + wanted.size()
                        + " numbers of single precision");
    }

    /** A side of an input that is not fixed takes any size. */
    private static boolean fits(long side, int size) {
        return side < 0 || side == size;
    }

    private String chooseOutput(Network wanted) throws Unusable, OrtException {
        Map<String, NodeInfo> outputs = session.getOutputInfo();
        for (NodeInfo each : outputs.values()) {
            boolean named = wanted.output().equals(each.getName());
            boolean fits = wanted.output().isEmpty() && fits(each, wanted.values());
            if (named || fits) {
                return each.getName();
            }
        }
        throw new Unusable(
                "it gives "
                        + described(outputs)
                        + " and not "
                        + (wanted.output().isEmpty()
                                ? wanted.values() + " values"
                                : "an output " + wanted.output()));
    }

    private static boolean fits(NodeInfo node, int values) {
        if (!(node.getInfo() instanceof TensorInfo tensor)) {
            return false;
        }
        long product = 1;
        for (long side : tensor.getShape()) {
            product *= side < 0 ? 1 : side;
        }
        return product == values;
    }

    private static String described(Map<String, NodeInfo> nodes) {
        Set<String> all = new TreeSet<>();
        nodes.forEach(
                (name, node) ->
                        all.add(
                                node.getInfo() instanceof TensorInfo tensor
                                        ? name
                                                + " "
                                                + tensor.type
                                                + Arrays.toString(tensor.getShape())
                                        : name));
        return String.join(", ", all);
    }

    private float[] input(Network wanted, byte[] pixels) {
        int area = pixels.length / 3;
        float[] values = new float[pixels.length];
        for (int c = 0; c < 3; c++) {
            int from = wanted.rgb() ? 2 - c : c;
            float scale = (float) (wanted.scale() / wanted.deviation()[c]);
            float shift = (float) (wanted.mean()[c] / wanted.deviation()[c]);
            int at = colorsLast ? c : c * area;
            int step = colorsLast ? 3 : 1;
            for (int i = 0; i < area; i++) {
                values[at + i * step] = (pixels[3 * i + from] & 0xff) * scale - shift;
            }
        }
        return values;
    }

    private float[] output(Network wanted, OnnxValue value) throws Unusable {
        if (!(value instanceof OnnxTensor tensor)) {
            throw new Unusable("its output " + output + " is no tensor");
        }
        // Counted before it is copied: it could be larger than all memory.
        long count = tensor.getInfo().getNumElements();
        if (count != wanted.values()) {
            throw new Unusable(
                    "its output "
                            + output
                            + " has "
                            + count
                            + " values and not "
                            + wanted.values());
        }
        FloatBuffer numbers = tensor.getFloatBuffer();
        if (numbers == null) {
            throw new Unusable("its output " + output + " has no floating-point numbers");
        }
        float[] values = new float[wanted.values()];
        numbers.get(values);
        return values;
    }

    private static String firstLine(OrtException e) {
        List<String> lines = new ArrayList<>(String.valueOf(e.getMessage()).lines().toList());
        return lines.isEmpty() ? e.toString() : lines.get(0);
    }

    @Override
    public void close() {
        if (session != null) {
            try {
                session.close();
            } catch (OrtException e) {
                System.err.println("network: " + e);
            }
            session = null;
        }
    }
}
