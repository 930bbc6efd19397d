package dev.pathos.configuration;

import java.math.BigDecimal;
import java.util.Optional;
import org.osgi.service.metatype.AttributeDefinition;

/** The types of settings that a part may declare. */
enum ValueType {
    STRING("text", String.class),
    INTEGER("a whole number", Integer.class),
    LONG("a whole number", Long.class),
    DOUBLE("a number", Double.class),
    BOOLEAN("true or false", Boolean.class);

    private final String words;
    private final Class<?> box;

    ValueType(String words, Class<?> box) {
        this.words = words;
        this.box = box;
    }

    /** The type in words, as it stands in messages. */
    String words() {
        return words;
    }

    /** The class of a single value. */
    Class<?> box() {
        return box;
    }

    /**
     * The type behind a number of Metatype's.
     *
     * @param metatype one of {@link AttributeDefinition}'s constants
     * @return the type; empty for those that parts do not use
     */
    static Optional<ValueType> of(int metatype) {
        return switch (metatype) {
            case AttributeDefinition.STRING -> Optional.of(STRING);
            case AttributeDefinition.INTEGER -> Optional.of(INTEGER);
            case AttributeDefinition.LONG -> Optional.of(LONG);
            case AttributeDefinition.DOUBLE -> Optional.of(DOUBLE);
            case AttributeDefinition.BOOLEAN -> Optional.of(BOOLEAN);
            default -> Optional.empty();
        };
    }

    /**
     * Reads a value that was typed.
     *
     * @param text the text
     * @return the value, or empty if the text is not of this type
     */
    Optional<Object> parse(String text) {
        String trimmed = text.trim();
        try {
            return switch (this) {
                case STRING -> Optional.of(text);
                case INTEGER -> Optional.of(Integer.valueOf(trimmed));
                case LONG -> Optional.of(Long.valueOf(trimmed));
                case DOUBLE -> Optional.of(Double.valueOf(trimmed));
                case BOOLEAN ->
                        trimmed.equals("true") || trimmed.equals("false")
                                ? Optional.of(Boolean.valueOf(trimmed))
                                : Optional.empty();
            };
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * Takes a value that JSON gave: any number that loses nothing will do for a number.
     *
     * @param value a String, Number or Boolean
     * @return the value in this type, or empty if it is of another
     */
    Optional<Object> cast(Object value) {
        return switch (this) {
            case STRING, BOOLEAN -> box.isInstance(value) ? Optional.of(value) : Optional.empty();
            case DOUBLE -> toDouble(value);
            case INTEGER, LONG -> toWhole(value);
        };
    }

    /** JSON has no infinity and no NaN, so they stand there as text. */
    private static Optional<Object> toDouble(Object value) {
        if (value instanceof Number number) {
            return Optional.of(number.doubleValue());
        }
        return "NaN".equals(value) || "Infinity".equals(value) || "-Infinity".equals(value)
                ? Optional.of(Double.valueOf((String) value))
                : Optional.empty();
    }

    private Optional<Object> toWhole(Object value) {
        if (!(value instanceof Number number) || !Double.isFinite(number.doubleValue())) {
            return Optional.empty();
        }
        try {
            BigDecimal exact = new BigDecimal(number.toString());
            return this == INTEGER
                    ? Optional.of(exact.intValueExact())
                    : Optional.of(exact.longValueExact());
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }
}
