package dev.pathos.runindex;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what one cell has recorded into a row of the index. */
final class CellFolder {
    private static final Pattern ID =
            Pattern.compile(
                    "(.+)-fold(\\d{1,9})-seed(-?\\d{1,18})"
                            + "-(?:pretrain|(\\d+(?:\\.\\d+)?(?:E-?\\d+)?)pct)");

    /** Enough for the longest line that says how a cell began or ended. */
    private static final int ENDS = 1 << 14;

    private final Path folder;
    private final Map<String, Object> row = new LinkedHashMap<>();
    private double ofTotal;

    private CellFolder(Path folder) {
        this.folder = folder;
    }

    /** Reads a folder; what is damaged is told in the column {@code problem}. */
    static CellFolder read(Path folder) {
        CellFolder cell = new CellFolder(folder);
        cell.row.put("cell", folder.getFileName().toString());
        cell.readId();
        cell.reading(cell::readEvents);
        cell.reading(cell::readRun);
        cell.reading(cell::readSummary);
        return cell;
    }

    /** The row, by column. */
    Map<String, Object> row() {
        return row;
    }

    /** How many cells the experiment has, as the cell was told; 0 if it was not. */
    double ofTotal() {
        return ofTotal;
    }

    /** Something that may fail for reasons of disk. */
    private interface Reading {
        void read() throws IOException;
    }

    private void reading(Reading reading) {
        try {
            reading.read();
        } catch (IOException e) {
            row.putIfAbsent("problem", e.getMessage());
        }
    }

    private void readId() {
        Matcher m = ID.matcher(folder.getFileName().toString());
        if (m.matches()) {
            row.put("arm", m.group(1));
            row.put("fold", Double.valueOf(m.group(2)));
            row.put("seed", Double.valueOf(m.group(3)));
            row.put("kind", m.group(4) == null ? "pretrain" : "finetune");
            row.put("budget", m.group(4) == null ? 0. : Double.valueOf(m.group(4)));
        }
    }

    private void readEvents() throws IOException {
        row.put("state", "begun");
        Path file = folder.resolve("events.jsonl");
        if (!Files.exists(file)) {
            return;
        }
        String head;
        String tail;
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            long length = in.length();
            head = text(in, 0, Math.min(ENDS, length));
            tail = text(in, Math.max(0, length - ENDS), length);
        }
        cellEvents(head).stream()
                .findFirst()
                .flatMap(e -> time(JsonFile.string(e, "time")))
                .ifPresent(time -> row.put("begun", time));
        List<JsonObject> events = cellEvents(tail);
        if (!events.isEmpty()) {
            JsonObject last = events.get(events.size() - 1);
            ofTotal = JsonFile.number(last, "cells_total").orElse(0);
            String state = JsonFile.string(last, "state");
            if (state.equals("failed") || state.equals("halted")) {
                row.put("state", state);
                String reason = JsonFile.string(last, "text");
                row.put("problem", reason.isEmpty() ? null : reason);
            }
        }
    }

    private static String text(RandomAccessFile in, long from, long to) throws IOException {
        byte[] bytes = new byte[(int) (to - from)];
        in.seek(from);
        in.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The events of cells among lines, of which the first and the last may be cut. */
    private static List<JsonObject> cellEvents(String lines) {
        return lines.lines()
                .filter(line -> line.contains("\"cell\""))
                .flatMap(line -> event(line).stream())
                .filter(event -> JsonFile.string(event, "kind").equals("cell"))
                .toList();
    }

    private static Optional<JsonObject> event(String line) {
        try {
            return Optional.of(JsonFile.parse(line));
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    private void readRun() throws IOException {
        Path file = folder.resolve("run.json");
        if (!Files.exists(file)) {
            return;
        }
        row.put("state", "done");
        row.remove("problem");
        JsonObject run = JsonFile.read(file);
        put("kind", JsonFile.string(run, "kind"));
        put("arm", JsonFile.string(run, "arm"));
        for (String number : List.of("fold", "seed", "budget", "seconds")) {
            JsonFile.number(run, number).ifPresent(value -> row.put(number, value));
        }
        time(JsonFile.string(run, "ended")).ifPresent(time -> row.put("ended", time));
    }

    private void put(String column, String value) {
        if (!value.isEmpty()) {
            row.put(column, value);
        }
    }

    /** The metrics of a downstream task; a pre-training has several tasks and no one number. */
    private void readSummary() throws IOException {
        JsonObject summary = JsonFile.read(folder.resolve("summary.json"));
        if ("pretrain".equals(row.get("kind")) || summary.size() != 1) {
            return;
        }
        JsonObject metrics = JsonFile.object(summary, summary.keySet().iterator().next());
        Best.METRICS.forEach(
                (metric, column) ->
                        JsonFile.number(metrics, metric).ifPresent(v -> row.put(column, v)));
    }

    /** Milliseconds since 1970. */
    static Optional<Long> time(String text) {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Instant.parse(text).toEpochMilli());
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
