package dev.pathos.api.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {
    @TempDir Path folder;

    private final State state =
            new State(
                    Map.of(
                            "a/weight", Tensor.of(new float[] {1.5f, -2, Float.MIN_VALUE, 0}, 2, 2),
                            "b", Tensor.of(new double[] {Math.PI, Double.POSITIVE_INFINITY}),
                            "c", Tensor.of(new long[] {Long.MIN_VALUE, 7}),
                            "empty", Tensor.of(new float[0], 0, 3),
                            "scalar", new Tensor(new long[0], new double[] {4})));

    @Test
    void should_give_back_what_was_written() throws IOException {
        Path file = folder.resolve("state.safetensors");
        Safetensors.write(state, file);
        assertEquals(state, Safetensors.read(file));
    }

    @Test
    void should_lay_the_file_out_as_the_format_says() throws IOException {
        Path file = folder.resolve("one.safetensors");
        Safetensors.write(new State(Map.of("w", Tensor.of(new float[] {1}, 1, 1))), file);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        long length = bytes.getLong();
        assertEquals(0, length % 8);
        byte[] header = new byte[(int) length];
        bytes.get(header);
        assertEquals(
                "{\"w\":{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[0,4]}}",
                new String(header, StandardCharsets.UTF_8).strip());
        assertEquals(1f, bytes.getFloat());
        assertTrue(!bytes.hasRemaining());
    }

    @Test
    void should_refuse_what_is_not_a_whole_file() throws IOException {
        Path whole = folder.resolve("whole.safetensors");
        Safetensors.write(state, whole);
        byte[] bytes = Files.readAllBytes(whole);
        for (int length = 0; length < bytes.length; length += 7) {
            Path cut = folder.resolve("cut-" + length);
            Files.write(cut, Arrays.copyOf(bytes, length));
            assertThrows(IOException.class, () -> Safetensors.read(cut), "cut at " + length);
        }
        Path text = folder.resolve("text");
        Files.writeString(text, "a text that is long enough to hold a header length and more");
        assertThrows(IOException.class, () -> Safetensors.read(text));
    }

    @Test
    void should_read_what_others_write() throws IOException {
        String header =
                " {\n \"__metadata__\": {\"format\": \"pt\", \"a\\\"\\u00e4\\n\": \"\"},"
                        + " \"x\\\\y\" : {\"shape\": [2], \"dtype\":\"I64\","
                        + " \"data_offsets\": [ 0, 16 ]}}  ";
        Path file = write(header, 16);
        assertEquals(
                new State(Map.of("x\\y", Tensor.of(new long[] {0, 0}))), Safetensors.read(file));
    }

    @Test
    void should_give_back_names_that_need_escapes() throws IOException {
        Path file = folder.resolve("escapes");
        State odd = State.of(Map.of("a\"b\\c\td\u00e9", new double[] {1}));
        Safetensors.write(odd, file);
        assertEquals(odd, Safetensors.read(file));
    }

    @Test
    void should_refuse_headers_that_do_not_fit_the_file() throws IOException {
        String entry = "{\"a\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":%s}}";
        for (String header :
                List.of(
                        entry.formatted("F16", "[2]", "[0,4]"),
                        entry.formatted("F32", "[2]", "[0,4]"),
                        entry.formatted("F32", "[1]", "[4,0]"),
                        entry.formatted("F32", "[1]", "[8,12]"),
                        entry.formatted("F32", "[1]", "[-4,0]"),
                        entry.formatted("F32", "1", "[0,4]"),
                        entry.formatted("F32", "[1.0]", "[0,4]"),
                        entry.formatted("F32", "[4611686018427387904,4]", "[0,4]"),
                        "[]",
                        "{\"a\":null}",
                        "{} {}",
                        "{\"a\":{},\"a\":{}}",
                        "[".repeat(100_000))) {
            Path file = write(header, 8);
            assertThrows(IOException.class, () -> Safetensors.read(file), header);
        }
    }

    private Path write(String header, int data) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes =
                ByteBuffer.allocate(8 + json.length + data).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length).put(json);
        return Files.write(Files.createTempFile(folder, "made", ""), bytes.array());
    }
}
