package dev.pathos.predictor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Predictor.Format;
import dev.pathos.api.run.Predictor.Request;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.WrongUsage;
import dev.pathos.predictor.Windows.Stretch;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SinksTest {
    private static final Labels LABELS = new Labels(List.of("anger", "a \"b\", c"), 2);
    private static final Labels VALUES = new Labels(List.of(), 2);
    private static final Windows WINDOWS = new Windows(2, 2, 1);
    private static final float[] FIRST = {.75f, .25f};
    private static final float[] SECOND = {.125f, .875f};

    @TempDir Path folder;

    @Test
    void should_write_a_row_a_stretch_as_csv() throws IOException {
        StringWriter text = new StringWriter();
        try (Sink sink = new CsvSink(text, LABELS, false)) {
            fill(sink, "a, b.wav");
        }
        assertEquals(
                """
                file,start,end,predicted,p_anger,"p_a ""b"", c"
                "a, b.wav",0,2,anger,0.750000,0.250000
                "a, b.wav",1,3,"a ""b"", c",0.125000,0.875000
                """,
                text.toString());
    }

    @Test
    void should_write_an_object_a_stretch_as_json_lines() throws IOException {
        StringWriter text = new StringWriter();
        try (Sink sink = new JsonLinesSink(text, LABELS)) {
            fill(sink, "ü\n.wav");
        }
        List<JsonObject> lines =
                text.toString()
                        .lines()
                        .map(l -> Json.createReader(new StringReader(l)).readObject())
                        .toList();
        assertEquals(2, lines.size());
        assertEquals("ü\n.wav", lines.get(1).getString("file"));
        assertEquals(3, lines.get(1).getJsonNumber("end").doubleValue());
        assertEquals("a \"b\", c", lines.get(1).getString("predicted"));
        assertEquals(
                .875,
                lines.get(1)
                        .getJsonObject("probabilities")
                        .getJsonNumber("a \"b\", c")
                        .doubleValue());
    }

    @Test
    void should_write_values_where_there_are_no_classes() throws IOException {
        StringWriter csv = new StringWriter();
        try (Sink sink = new CsvSink(csv, VALUES, false)) {
            fill(sink, "x");
        }
        assertTrue(csv.toString().startsWith("file,start,end,predicted,v_0,v_1\nx,0,2,0.750000,"));
        StringWriter json = new StringWriter();
        try (Sink sink = new JsonLinesSink(json, VALUES)) {
            fill(sink, "x");
        }
        assertEquals(
                "{\"file\":\"x\",\"start\":0,\"end\":2,\"values\":[0.750000,0.250000]}",
                json.toString().lines().findFirst().orElseThrow());
    }

    @Test
    void should_write_text_grids_that_a_parser_reads() throws IOException {
        try (Sink sink = new TextGridSink(folder, LABELS)) {
            fill(sink, "in/a.wav");
            fill(sink, "in/a.mp4");
            fill(sink, "../b");
            sink.begin("c.wav", 3, WINDOWS);
            sink.add(new Stretch(0, 2), FIRST);
            sink.end(false);
        }
        assertEquals(List.of("b.TextGrid", "in/a.TextGrid", "in/a.mp4.TextGrid"), files(folder));
        List<Object> tokens = tokens(Files.readString(folder.resolve("in/a.TextGrid")));
        // as Praat reads it: numbers, texts in quotes and flags; everything else is for people
        assertEquals(
                List.of(
                        "ooTextFile",
                        "TextGrid",
                        0.0,
                        3.0,
                        "<exists>",
                        1.0,
                        "IntervalTier",
                        "emotion",
                        0.0,
                        3.0,
                        2.0,
                        0.0,
                        1.5,
                        "anger",
                        1.5,
                        3.0,
                        "a \"b\", c"),
                tokens);
    }

    @Test
    void should_write_an_audformat_database() throws IOException {
        Request request = request(Format.AUDFORMAT, folder.resolve("db"));
        try (Sink sink =
                Destination.open(
                        request, request.out(), System.out, LABELS, "model \"m\": tab\t")) {
            sink.begin("a.wav", 90_000, WINDOWS);
            sink.add(new Stretch(1.5, 86_400 + 3723.000001), FIRST);
            sink.end(true);
        }
        assertEquals(
                """
                file,start,end,predicted,p_anger,"p_a ""b"", c"
                a.wav,0 days 00:00:01.500000,1 days 01:02:03.000001,anger,0.750000,0.250000
                """,
                Files.readString(folder.resolve("db/db.predictions.csv")));
        assertEquals(
                """
                name: predictions
                source: "model \\"m\\": tab\\x09"
                usage: other
                languages: []
                schemes:
                  emotion:
                    dtype: str
                    labels:
                    - "anger"
                    - "a \\"b\\", c"
                  probability:
                    dtype: float
                    minimum: 0.0
                    maximum: 1.0
                tables:
                  predictions:
                    type: segmented
                    columns:
                      "predicted":
                        scheme_id: emotion
                      "p_anger":
                        scheme_id: probability
                      "p_a \\"b\\", c":
                        scheme_id: probability
                """,
                Files.readString(folder.resolve("db/db.yaml")));
    }

    @Test
    void should_stream_to_a_stream_that_stays_open() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(bytes, false, StandardCharsets.UTF_8);
        Request request = request(Format.CSV, null);
        try (Sink sink = Destination.open(request, Optional.empty(), stream, LABELS, "m")) {
            fill(sink, "ä");
        }
        stream.print("still open");
        stream.flush();
        String text = bytes.toString(StandardCharsets.UTF_8);
        assertTrue(text.contains("\nä,0,2,") && text.endsWith("still open"), text);
        PrintStream broken =
                new PrintStream(
                        new OutputStream() {
                            @Override
                            public void write(int b) throws IOException {
                                throw new IOException("broken pipe");
                            }
                        });
        assertThrows(
                IOException.class,
                () -> {
                    try (Sink sink =
                            Destination.open(request, Optional.empty(), broken, LABELS, "m")) {
                        fill(sink, "a");
                    }
                });
    }

    @Test
    void should_refuse_places_before_anything_is_computed() throws IOException {
        Path there = Files.writeString(folder.resolve("there.csv"), "precious");
        check(Format.CSV, folder.resolve("new.csv"));
        assertThrows(Problem.class, () -> check(Format.CSV, there));
        assertThrows(Problem.class, () -> check(Format.TEXTGRID, folder));
        assertThrows(WrongUsage.class, () -> check(Format.TEXTGRID, null));
        assertThrows(WrongUsage.class, () -> check(Format.AUDFORMAT, null));
        check(Format.AUDFORMAT, Files.createDirectory(folder.resolve("empty")));
        assertEquals("precious", Files.readString(there));
        assertFalse(Files.exists(folder.resolve("new.csv")));
    }

    private static void check(Format format, Path out) {
        Request request = request(format, out);
        Destination.check(request, request.out());
    }

    private static Request request(Format format, Path out) {
        return new Request(
                "m",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                format,
                Optional.ofNullable(out));
    }

    private static void fill(Sink sink, String file) throws IOException {
        sink.begin(file, 3, WINDOWS);
        sink.add(WINDOWS.stretch(0, 3), FIRST);
        sink.add(WINDOWS.stretch(1, 3), SECOND);
        sink.end(true);
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile)
                    .map(f -> folder.relativize(f).toString())
                    .sorted()
                    .toList();
        }
    }

    /**
     * What Praat reads of a text file: free-standing numbers, texts in double quotes (doubled
     * inside) and flags in angle brackets; all else, such as names, brackets and equals signs, is a
     * comment.
     */
    private static List<Object> tokens(String text) {
        Matcher token =
                Pattern.compile(
                                "\"((?:[^\"]|\"\")*)\"|(<\\w+>)|(?<![^\\s])(-?\\d[\\d.]*)(?=\\s)|\\S+")
                        .matcher(text);
        List<Object> tokens = new ArrayList<>();
        while (token.find()) {
            if (token.group(1) != null) {
                tokens.add(token.group(1).replace("\"\"", "\""));
            } else if (token.group(2) != null) {
                tokens.add(token.group(2));
            } else if (token.group(3) != null) {
                tokens.add(Double.valueOf(token.group(3)));
            }
        }
        return tokens;
    }
}
