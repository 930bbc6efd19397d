package dev.pathos.manifest;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A segment of MSP-Podcast or MSP-Face as its consensus labels describe it.
 *
 * @param name the file's name without extension
 * @param label the class; an empty string if the annotators did not agree
 * @param attributes arousal, valence and dominance from 1 to 7, as far as they are there
 * @param speaker the speaker's number, {@code Unknown}, or an empty string
 * @param sex {@code male}, {@code female} or an empty string
 * @param partition {@code Train}, {@code Development}, {@code Test1} ..., however it is spelled
 * @param fault what is wrong with it, or an empty string
 */
record MspSegment(
        String name,
        String label,
        Map<String, Double> attributes,
        String speaker,
        String sex,
        String partition,
        String fault) {

    /** What a row says; releases differ in the names of the columns. */
    static MspSegment of(Row row) {
        String file = row.get("FileName", "File", "Name");
        String letter = row.get("EmoClass", "EmoClass_Major");
        Optional<String> label = letter.isEmpty() ? Optional.of("") : MspClasses.ofLetter(letter);
        String fault = label.isPresent() ? "" : "an unknown class '" + letter + "'";
        Map<String, Double> attributes = new HashMap<>();
        for (Map.Entry<String, String> attribute :
                Map.of("arousal", "EmoAct", "valence", "EmoVal", "dominance", "EmoDom")
                        .entrySet()) {
            String value = row.get(attribute.getValue());
            Optional<Double> number = number(value);
            if (number.isPresent()) {
                attributes.put(attribute.getKey(), number.get());
            } else if (!value.isEmpty() && !value.equalsIgnoreCase("nan")) {
                fault = "'" + value + "' as " + attribute.getValue();
            }
        }
        return new MspSegment(
                base(file),
                label.orElse(""),
                attributes,
                row.get("SpkrID", "SpeakerID", "Speaker"),
                sex(row.get("Gender", "Sex")),
                partition(row.get("Split_Set", "SplitSet", "Set", "Partition")),
                fault);
    }

    /** A file's name without extension. */
    static String base(String file) {
        return file.replaceFirst("\\.[A-Za-z0-9]{2,4}$", "");
    }

    /**
     * A number.
     *
     * @param text some text
     * @return the number, if it is a finite one
     */
    static Optional<Double> number(String text) {
        return text.matches("[-+]?\\d+(\\.\\d+)?([eE][-+]?\\d+)?")
                ? Optional.of(Double.parseDouble(text))
                : Optional.empty();
    }

    private static String sex(String gender) {
        String lower = gender.toLowerCase(Locale.ROOT);
        return lower.startsWith("f") ? "female" : lower.startsWith("m") ? "male" : "";
    }

    /**
     * One spelling of a published partition.
     *
     * @param set such as {@code Test1}, {@code test-1} or {@code Validation}
     * @return {@code Train}, {@code Development}, {@code Test} with its number, or what was given
     */
    static String partition(String set) {
        String lower = set.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
        if (lower.startsWith("train")) {
            return "Train";
        }
        if (lower.startsWith("dev") || lower.startsWith("val")) {
            return "Development";
        }
        return lower.matches("test\\d*") ? "Test" + lower.substring(4) : set;
    }

    /** Whether somebody is named as its speaker. */
    boolean speakerKnown() {
        return !speaker.isEmpty() && !speaker.toLowerCase(Locale.ROOT).startsWith("unk");
    }

    /** Its sex, as a trait. */
    Map<String, String> traits() {
        return sex.isEmpty() ? Map.of("language", "en") : Map.of("language", "en", "sex", sex);
    }
}
