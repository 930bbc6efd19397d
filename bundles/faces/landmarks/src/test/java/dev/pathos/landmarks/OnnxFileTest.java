package dev.pathos.landmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.tck.TinyNetwork;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OnnxFileTest {
    @TempDir Path folder;

    private Path write(byte[] content) throws IOException {
        return Files.write(folder.resolve("m.onnx"), content);
    }

    private String unfit(byte[] content) throws IOException {
        Path file = write(content);
        return assertThrows(Unfit.class, () -> Fitting.of(OnnxFile.read(file), "")).getMessage();
    }

    private String unfit(List<?> input, List<?> output) throws IOException {
        return unfit(Networks.of(input, output));
    }

    private Fitting fitting(List<?> input, List<?> output) throws Exception {
        return Fitting.of(OnnxFile.read(write(Networks.of(input, output))), "");
    }

    @Test
    void should_tell_inputs_and_outputs_without_constants() throws Exception {
        OnnxFile file =
                OnnxFile.read(write(Networks.of(List.of("n", 3, 64, 64), List.of("n", 68, 2))));
        assertEquals(
                List.of(new Tensor("input", 1, Optional.of(List.of(-1L, 3L, 64L, 64L)))),
                file.inputs());
        assertEquals(
                List.of(new Tensor("points", 1, Optional.of(List.of(-1L, 68L, 2L)))),
                file.outputs());
    }

    @Test
    void should_take_one_square_picture_and_68_points() throws Exception {
        Fitting fixed = fitting(List.of(1, 3, 96, 96), List.of(1, 136));
        assertEquals(96, fixed.size());
        Map<Key, Object> said = fixed.complete(Map.of());
        assertEquals(96., said.get(Key.SIZE));
        assertEquals("points", said.get(Key.OUTPUT));
        assertEquals("interleaved", said.get(Key.OUTPUT_LAYOUT));
        assertEquals(64., fixed.complete(Map.of(Key.SIZE, 64.)).get(Key.SIZE));
        Fitting any = fitting(List.of("n", 3, "h", "w"), List.of("n", 2, 68));
        assertEquals(0, any.size());
        assertEquals("planar", any.complete(Map.of()).get(Key.OUTPUT_LAYOUT));
        assertEquals(112, fitting(List.of(1, 112, 112, 3), List.of(136)).size());
    }

    @Test
    void should_say_what_it_takes_or_gives_when_that_does_not_fit() throws IOException {
        List<?> picture = List.of(1, 3, 112, 112);
        assertEquals(
                "it takes input 1 x 1 x 112 x 112 and not one square picture 1 x 3 x N x N",
                unfit(List.of(1, 1, 112, 112), List.of(136)));
        assertTrue(unfit(List.of(1, 3, 112, 96), List.of(136)).contains("1 x 3 x 112 x 96"));
        assertTrue(unfit(List.of(8, 3, 64, 64), List.of(8, 17)).contains("it takes input 8 x 3"));
        assertTrue(unfit(List.of(1, 80), List.of(136)).contains("it takes input 1 x 80"));
        assertEquals(
                "it gives points 1 x 98 x 2 (98 points) and not 136 values (68 points)",
                unfit(picture, List.of(1, 98, 2)));
        assertEquals(
                "it gives points 1 x 68 x 64 x 64 and not 136 values (68 points)",
                unfit(picture, List.of(1, 68, 64, 64)));
    }

    @Test
    void should_name_outputs_when_the_one_wanted_is_not_among_them() throws Exception {
        Path file = write(Networks.fitting());
        Fitting.of(OnnxFile.read(file), "points");
        assertEquals(
                "it gives points ? x 136 and no output landmarks",
                assertThrows(Unfit.class, () -> Fitting.of(OnnxFile.read(file), "landmarks"))
                        .getMessage());
    }

    @Test
    void should_leave_it_to_a_trial_when_a_shape_is_not_told() throws Unfit {
        Tensor picture = new Tensor("x", 1, Optional.of(List.of(1L, 3L, 8L, 8L)));
        Tensor unknown = new Tensor("y", 1, Optional.empty());
        Fitting fitting = Fitting.of(new OnnxFile(List.of(picture), List.of(unknown)), "");
        assertTrue(fitting.output().isEmpty());
        assertEquals("y of unknown shape", unknown.text());
        Tensor bytes = new Tensor("x", 2, picture.shape());
        assertTrue(
                assertThrows(
                                Unfit.class,
                                () -> Fitting.of(new OnnxFile(List.of(bytes), List.of()), ""))
                        .getMessage()
                        .startsWith("it takes bytes and not floats"));
        assertTrue(
                assertThrows(
                                Unfit.class,
                                () ->
                                        Fitting.of(
                                                new OnnxFile(List.of(picture, bytes), List.of()),
                                                ""))
                        .getMessage()
                        .startsWith("it takes 2 inputs and not one: x 1 x 3 x 8 x 8, x"));
    }

    static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of("", "it is empty"),
                Arguments.of("<!DOCTYPE html><html>", "it is a web page"),
                Arguments.of("\n <?xml version='1.0'?>", "it is a web page"),
                Arguments.of(
                        "version https://git-lfs.github.com/spec/v1", "it is a pointer of Git"),
                Arguments.of("PK\u0003\u0004 data.pkl", "it is a ZIP archive, as PyTorch writes"),
                Arguments.of("\u0080\u0002}q\u0000", "it is a Python pickle, as PyTorch writes"),
                Arguments.of("\u001f\u008b\u0008", "it is packed by gzip"),
                Arguments.of("\u0089HDF and more", "it is an HDF5 file"),
                Arguments.of("\u001c\u0000\u0000\u0000TFL3", "it is a TensorFlow Lite model"),
                Arguments.of("plain words", "it is no ONNX model"),
                Arguments.of("\u0008\u0007", "it is no ONNX model"));
    }

    @ParameterizedTest
    @MethodSource("others")
    void should_say_in_one_line_what_a_file_is_when_it_is_no_model(String content, String told)
            throws IOException {
        String reason = unfit(content.getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(reason.startsWith(told), reason);
        assertTrue(!reason.contains("\n"), reason);
    }

    @Test
    void should_notice_wherever_a_copy_broke_off() throws IOException {
        byte[] whole = Networks.fitting();
        int graph = 0;
        // behind the graph only the operator set is left: six bytes
        for (int length = 1; length < whole.length - 6; length += 7) {
            String reason = unfit(Arrays.copyOf(whole, length));
            graph += reason.startsWith("it ends in the midst: of at least") ? 1 : 0;
            assertTrue(reason.startsWith("it "), reason);
        }
        assertTrue(graph > 50, graph + " cuts within the graph");
    }

    @Test
    void should_end_in_words_when_any_byte_is_damaged() throws IOException {
        byte[] whole =
                TinyNetwork.pooled(
                        List.of(1, 3, 8, 8),
                        "points",
                        List.of(1, 2),
                        new float[6],
                        new float[] {.5f, .25f});
        int refused = 0;
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) 0xff;
            try {
                OnnxFile.read(write(damaged));
            } catch (Unfit e) {
                assertTrue(e.getMessage().startsWith("it "), e.getMessage());
                refused++;
            }
        }
        // what is skipped, nodes and weights, only running it could tell
        assertTrue(refused > 50, refused + " of " + whole.length);
    }

    @Test
    void should_refuse_weights_that_lie_elsewhere() throws IOException {
        // graph (7) with one constant (5) whose data_location (14) is 1
        byte[] model = {8, 7, 7 << 3 | 2, 4, 5 << 3 | 2, 2, 14 << 3, 1};
        assertTrue(unfit(model).startsWith("it has its weights in another file"), unfit(model));
    }
}
