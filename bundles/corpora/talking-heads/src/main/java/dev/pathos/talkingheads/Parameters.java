package dev.pathos.talkingheads;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The generator's numbers, read from {@code parameters.txt} beside this class; sources and units
 * are told there.
 */
final class Parameters {
    private static final String FILE = "parameters.txt";

    private final String text;
    private final Map<String, List<String[]>> sections = new LinkedHashMap<>();
    private final double[][] effect = new double[Emotion.values().length][Cue.values().length];
    private final double[] speakerSpread = new double[Cue.values().length];
    private final double[] utteranceSpread = new double[Cue.values().length];
    private final double[][] participation =
            new double[Emotion.values().length][ActionUnit.values().length];
    private final double[] arousal = new double[Emotion.values().length];
    private final Map<String, Double> numbers = new LinkedHashMap<>();
    private final Map<String, double[]> visemes = new LinkedHashMap<>();
    private final Map<String, Phone> phones = new LinkedHashMap<>();

    private Parameters(String text) {
        this.text = text;
        String section = "";
        for (String line : text.split("\n")) {
            String row = line.replaceFirst("#.*", "").strip();
            if (row.startsWith("[")) {
                section = row;
                sections.put(section, new ArrayList<>());
            } else if (!row.isEmpty()) {
                sections.get(section).add(row.split("\\s+"));
            }
        }
        readVoice();
        readFace();
        for (String[] row : rows("[numbers]")) {
            numbers.put(row[0], Double.parseDouble(row[1]));
        }
        for (String[] row : rows("[visemes]")) {
            visemes.put(row[0], doubles(row, 1, Articulator.values().length));
        }
        for (String[] row : rows("[phones]")) {
            phones.put(row[0], Phone.of(row));
        }
    }

    /** Reads the parameters out of the bundle. */
    static Parameters load() {
        try (InputStream in = Parameters.class.getResourceAsStream(FILE)) {
            return new Parameters(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE + " of this bundle", e);
        }
    }

    private void readVoice() {
        for (String[] row : rows("[voice]")) {
            int cue = Cue.valueOf(row[0].toUpperCase(Locale.ROOT)).ordinal();
            double[] values = doubles(row, 1, effect.length + 2);
            for (int e = 0; e < effect.length; e++) {
                effect[e][cue] = values[e];
            }
            speakerSpread[cue] = values[effect.length];
            utteranceSpread[cue] = values[effect.length + 1];
        }
    }

    private void readFace() {
        for (String[] row : rows("[face]")) {
            double[] values = doubles(row, 1, participation.length);
            for (int e = 0; e < values.length; e++) {
                if (row[0].equals("arousal")) {
                    arousal[e] = values[e];
                } else {
                    participation[e][ActionUnit.valueOf(row[0]).ordinal()] = values[e];
                }
            }
        }
    }

    private static double[] doubles(String[] row, int from, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = Double.parseDouble(row[from + i]);
        }
        return values;
    }

    /** The text itself, which identifies the parameters. */
    String text() {
        return text;
    }

    /** A section's rows, split at white space. */
    List<String[]> rows(String section) {
        return sections.get(section);
    }

    /** What the emotion at full intensity does to a cue, in the cue's unit. */
    double effect(Emotion emotion, Cue cue) {
        return effect[emotion.ordinal()][cue.ordinal()];
    }

    /** The standard deviation of a cue between speakers. */
    double speakerSpread(Cue cue) {
        return speakerSpread[cue.ordinal()];
    }

    /** The standard deviation of a cue between utterances. */
    double utteranceSpread(Cue cue) {
        return utteranceSpread[cue.ordinal()];
    }

    /** The probability that an action unit takes part in showing the emotion. */
    double participation(Emotion emotion, ActionUnit unit) {
        return participation[emotion.ordinal()][unit.ordinal()];
    }

    /** The liveliness of the emotion, 0..1. */
    double arousal(Emotion emotion) {
        return arousal[emotion.ordinal()];
    }

    /** A single number by its name. */
    double number(String name) {
        Double value = numbers.get(name);
        if (value == null) {
            throw new IllegalArgumentException(FILE + " has no number " + name);
        }
        return value;
    }

    /** The mouth of a viseme: one value an {@link Articulator}. */
    double[] viseme(String name) {
        return visemes.get(name);
    }

    /** A phone by its symbol. */
    Phone phone(String symbol) {
        return phones.get(symbol);
    }

    /** All phones of a kind, in the file's order. */
    List<Phone> phones(Phone.Kind kind) {
        return phones.values().stream().filter(p -> p.kind() == kind).toList();
    }
}
