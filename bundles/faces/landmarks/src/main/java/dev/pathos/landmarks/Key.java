package dev.pathos.landmarks;

import dev.pathos.api.run.Problem;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What can be said of a landmark model, in the part's keys, in a description and after {@code
 * models add}: always under the same name.
 */
enum Key {
    SHA256("sha256", Kind.TEXT, "", "64 hexadecimal digits", Key::digest),
    SIZE("size", Kind.NUMBER, 112., "a whole number of pixels from 8 to 4096", Key::pixels),
    COLOR("color", Kind.TEXT, "rgb", "rgb or bgr", v -> one(v, List.of("rgb", "bgr"))),
    SCALE("scale", Kind.NUMBER, 1 / 255., "a number that is not 0", Key::factor),
    MEAN("mean", Kind.NUMBERS, List.of(0., 0., 0.), "one number or three", Key::three),
    DEVIATION(
            "deviation",
            Kind.NUMBERS,
            List.of(1., 1., 1.),
            "one number or three, none of them 0",
            Key::threeFactors),
    OUTPUT("output", Kind.TEXT, "", "the name of an output", v -> v),
    OUTPUT_UNIT(
            "output.unit",
            Kind.TEXT,
            Unit.SHARE.text(),
            "share, pixel, centred or signed",
            v -> one(v, Arrays.stream(Unit.values()).map(Unit::text).toList())),
    OUTPUT_LAYOUT(
            "output.layout",
            Kind.TEXT,
            Order.INTERLEAVED.text(),
            "interleaved or planar",
            v -> one(v, Arrays.stream(Order.values()).map(Order::text).toList())),
    BOX_FACTOR("box.factor", Kind.NUMBER, 1.1, "a number from 0.1 to 10", Key::sides);

    private static final double LARGEST_INPUT = 4096;
    private static final double SMALLEST_INPUT = 8;
    private static final double MOST_SIDES = 10;

    private final String text;
    private final Kind kind;
    private final Object usual;
    private final String expected;
    private final UnaryOperator<Object> check;

    Key(String text, Kind kind, Object usual, String expected, UnaryOperator<Object> check) {
        this.text = text;
        this.kind = kind;
        this.usual = usual;
        this.expected = expected;
        this.check = check;
    }

    /** What configurations call it. */
    String text() {
        return text;
    }

    /** The value where nobody says anything; an empty digest is none. */
    Object usual() {
        return usual;
    }

    Kind kind() {
        return kind;
    }

    /** The key of a name. */
    static Optional<Key> named(String text) {
        return Arrays.stream(values()).filter(key -> key.text.equals(text)).findFirst();
    }

    /** All names. */
    static Collection<String> names() {
        return Arrays.stream(values()).map(Key::text).toList();
    }

    /**
     * Checks a value.
     *
     * @param value of the key's kind
     * @param where it stands, for messages
     * @return the value in the one form in which equal ones are equal
     * @throws Problem if it is none that the key can have
     */
    Object checked(Object value, String where) {
        return Optional.ofNullable(check.apply(value))
                .orElseThrow(() -> problem(Kind.text(value), where));
    }

    /** What to say of a value that is none. */
    Problem problem(String value, String where) {
        return new Problem(
                "a value that cannot be: '" + value + "'",
                where + ", key " + text,
                "give " + expected);
    }

    /**
     * Reads what was typed.
     *
     * @param typed values by name
     * @param where they stand, for messages
     */
    static Map<Key, Object> typed(Map<String, String> typed, String where) {
        Map<Key, Object> values = new TreeMap<>();
        typed.forEach(
                (name, value) -> {
                    Key key = named(name).orElseThrow(() -> new IllegalArgumentException(name));
                    Object given =
                            key.kind.typed(value).orElseThrow(() -> key.problem(value, where));
                    values.put(key, key.checked(given, where));
                });
        return Collections.unmodifiableMap(values);
    }

    private static Object digest(Object value) {
        String digits = value.toString().toLowerCase(Locale.ROOT).replaceFirst("^sha256:", "");
        return digits.matches("[0-9a-f]{64}") ? digits : null;
    }

    private static Object pixels(Object value) {
        double pixels = (Double) value;
        return pixels == Math.rint(pixels) && pixels >= SMALLEST_INPUT && pixels <= LARGEST_INPUT
                ? value
                : null;
    }

    private static Object one(Object value, List<String> options) {
        String folded = value.toString().toLowerCase(Locale.ROOT);
        return options.contains(folded) ? folded : null;
    }

    private static Object factor(Object value) {
        return (Double) value == 0 ? null : value;
    }

    private static Object sides(Object value) {
        double sides = (Double) value;
        return sides >= 1 / MOST_SIDES && sides <= MOST_SIDES ? value : null;
    }

    private static Object three(Object value) {
        List<?> numbers = (List<?>) value;
        return switch (numbers.size()) {
            case 1 -> Collections.nCopies(3, numbers.get(0));
            case 3 -> numbers;
            default -> null;
        };
    }

    private static Object threeFactors(Object value) {
        return ((List<?>) value).stream().anyMatch(v -> (Double) v == 0) ? null : three(value);
    }
}
