package dev.pathos.landmarks;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What sort of value a key has: a String, a Double, or a list of Doubles. */
enum Kind {
    /** A text. */
    TEXT,
    /** A finite number; typed, it may be a fraction such as 1/255. */
    NUMBER,
    /** Finite numbers; typed, they are separated by commas. */
    NUMBERS;

    /** The value in what was typed; empty if it is none. */
    Optional<Object> typed(String text) {
        if (this == TEXT) {
            return Optional.of(text.strip());
        }
        List<Object> numbers = new ArrayList<>();
        for (String each : this == NUMBER ? new String[] {text} : text.split(",", -1)) {
            double number = number(each.strip());
            if (!Double.isFinite(number)) {
                return Optional.empty();
            }
            numbers.add(number);
        }
        return Optional.of(this == NUMBER ? numbers.get(0) : List.copyOf(numbers));
    }

    private static double number(String text) {
        try {
            int slash = text.indexOf('/');
            return slash < 0
                    ? Double.parseDouble(text)
                    : Double.parseDouble(text.substring(0, slash))
                            / Double.parseDouble(text.substring(slash + 1));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** The value in a file; empty if it is of another sort. */
    Optional<Object> read(JsonValue value) {
        if (this == NUMBERS) {
            return value instanceof JsonArray array
                    ? Optional.of(array).flatMap(Kind::numbers)
                    : NUMBER.read(value).map(List::of);
        }
        if (this == TEXT) {
            return value instanceof JsonString text
                    ? Optional.of(text.getString().strip())
                    : Optional.empty();
        }
        return Optional.of(value)
                .filter(JsonNumber.class::isInstance)
                .<Object>map(v -> ((JsonNumber) v).doubleValue())
                .filter(v -> Double.isFinite((Double) v));
    }

    private static Optional<Object> numbers(JsonArray array) {
        List<Object> numbers = new ArrayList<>();
        for (JsonValue each : array) {
            NUMBER.read(each).ifPresent(numbers::add);
        }
        return numbers.size() == array.size()
                ? Optional.of(List.copyOf(numbers))
                : Optional.empty();
    }

    /** A value as it stands in a file. */
    static JsonValue json(Object value) {
        if (value instanceof List<?> numbers) {
            JsonArrayBuilder array = Json.createArrayBuilder();
            numbers.forEach(n -> array.add(json(n)));
            return array.build();
        }
        if (value instanceof Double number) {
            return number == Math.rint(number) && Math.abs(number) < 1e9
                    ? Json.createValue(number.longValue())
                    : Json.createValue(number);
        }
        return Json.createValue(value.toString());
    }

    /** A value as people read it. */
    static String text(Object value) {
        if (value instanceof List<?> numbers) {
            return numbers.stream().map(Kind::text).collect(Collectors.joining(", "));
        }
        return value instanceof Double ? json(value).toString() : value.toString();
    }
}
