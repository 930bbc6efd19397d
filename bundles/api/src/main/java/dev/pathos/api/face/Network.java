package dev.pathos.api.face;

import java.nio.file.Path;
import java.util.Arrays;

/**
 * A network in an ONNX file, and what its one input is made of.
 *
 * <p>The input is one picture of three colors; a value v of a pixel, 0..255, goes in as {@code (v *
 * scale - mean) / deviation}.
 *
 * @param file the ONNX file
 * @param sha256 the SHA-256 of its content, in hexadecimal; another content is refused
 * @param size pixels of the input's width and height
 * @param rgb whether colors are red, green, blue and not blue, green, red
 * @param scale factor of a pixel's value, such as 1/255
 * @param mean subtracted from each color, in the order of the input
 * @param deviation divides each color, in the order of the input
 * @param values how many values the output has
 * @param output the name of the output; empty for the first that has so many values
 */
public record Network(
        Path file,
        String sha256,
        int size,
        boolean rgb,
        double scale,
        double[] mean,
        double[] deviation,
        int values,
        String output) {
    public Network {
        if (size < 1 || values < 1 || mean.length != 3 || deviation.length != 3) {
            throw new IllegalArgumentException(
                    size
                            + " pixels, "
                            + values
                            + " values, "
                            + mean.length
                            + " means, "
                            + deviation.length
                            + " deviations");
        }
        if (Arrays.stream(deviation).anyMatch(d -> !(Math.abs(d) > 0))) {
            throw new IllegalArgumentException("deviations of 0");
        }
    }
}
