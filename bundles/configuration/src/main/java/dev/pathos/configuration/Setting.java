package dev.pathos.configuration;

import dev.pathos.api.composition.Nearest;
import dev.pathos.api.run.Problem;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A key that a kind of part understands, as its bundle's Metatype describes it.
 *
 * @param key the key
 * @param description what it means, or empty
 * @param type the type of a single value
 * @param array whether the value is an array
 * @param options the only values allowed, or empty for any
 * @param min the least number (for text: the least length), or empty
 * @param max the greatest number (for text: the greatest length), or empty
 * @param standard the default, of the type (an array of it if {@code array}); null if the key must
 *     be given
 */
record Setting(
        String key,
        String description,
        ValueType type,
        boolean array,
        List<String> options,
        String min,
        String max,
        Object standard) {

    /**
     * Turns what the file or the command line gives into a value of this setting.
     *
     * @param given what JSON gave, or an {@link Assignment}
     * @param place where it stands
     * @return the value, of the type or an array of it
     * @throws Problem if it is of another type, out of range, or none of the options
     */
    Object value(Object given, Place place) {
        boolean typed = given instanceof Assignment;
        Place here = typed ? place.source(given.toString()) : place;
        Object raw = typed ? ((Assignment) given).text() : given;
        if (!array) {
            return single(raw, typed, here);
        }
        List<Object> elements = new ArrayList<>();
        for (Object element : typed ? split((String) raw) : elements(raw, here)) {
            elements.add(single(element, typed, here));
        }
        return array(elements);
    }

    /**
     * This setting with its default.
     *
     * @param texts the default as Metatype has it, or null
     * @param described the default as the component's description has it, or null; counts only if
     *     Metatype has none
     * @return the completed setting; a single value without default if both are null, an array then
     *     begins empty
     * @throws IllegalArgumentException if the default is not of the type
     */
    Setting withStandard(String[] texts, Object described) {
        List<Object> elements = new ArrayList<>();
        if (texts != null && texts.length > 0) {
            // In Metatype's documents an empty array looks like one empty text.
            boolean none = array && texts.length == 1 && texts[0].isEmpty();
            for (String text : none ? new String[0] : texts) {
                elements.add(type.parse(text).orElseThrow(this::wrongDefault));
            }
        } else if (described != null) {
            for (Object value : Values.elements(described).orElseGet(() -> List.of(described))) {
                elements.add(type.cast(value).orElseThrow(this::wrongDefault));
            }
        } else if (!array) {
            return this;
        }
        // Nothing tells an array with an empty default from one without: both begin empty.
        if (!array && elements.size() != 1) {
            throw wrongDefault();
        }
        Object value = array ? array(elements) : elements.get(0);
        return new Setting(key, description, type, array, options, min, max, value);
    }

    private IllegalArgumentException wrongDefault() {
        return new IllegalArgumentException("the default of " + key + " is not " + type.words());
    }

    /** What is allowed, in words. */
    String allowed() {
        String one = type.words();
        if (!options.isEmpty()) {
            one = "one of " + String.join(", ", options);
        } else if (!min.isEmpty() || !max.isEmpty()) {
            one +=
                    (type == ValueType.STRING ? " with a length" : "")
                            + (min.isEmpty() ? "" : " from " + min)
                            + (max.isEmpty() ? "" : " to " + max);
        }
        return array ? "an array, each element " + one : one;
    }

    /** The elements of a comma-separated text; none in an empty one. */
    static List<String> split(String text) {
        return text.isBlank()
                ? List.of()
                : List.of(text.split(",", -1)).stream().map(String::trim).toList();
    }

    /** An array of this setting's type. */
    Object array(List<?> elements) {
        Object result = Array.newInstance(type.box(), elements.size());
        for (int i = 0; i < elements.size(); i++) {
            Array.set(result, i, elements.get(i));
        }
        return result;
    }

    private Collection<?> elements(Object given, Place place) {
        return Values.elements(given)
                .orElseThrow(() -> place.problem(quoted(given) + " is no array", expected()));
    }

    private Object single(Object given, boolean typed, Place place) {
        if (Values.elements(given).isPresent()) {
            throw place.problem("an array where one value belongs", expected());
        }
        Object value =
                (typed ? type.parse((String) given) : type.cast(given))
                        .orElseThrow(
                                () ->
                                        place.problem(
                                                quoted(given) + " is not " + type.words(),
                                                expected()));
        if (!options.isEmpty() && !options.contains(value.toString())) {
            String near =
                    Nearest.to(value.toString(), options)
                            .map(name -> "did you mean '" + name + "'? ")
                            .orElse("");
            throw place.problem(quoted(value) + " is not an option", near + expected());
        }
        if (!inRange(value)) {
            throw place.problem(quoted(given) + " is out of range", expected());
        }
        return value;
    }

    /** Written so that NaN lies outside every range. */
    private boolean inRange(Object value) {
        if (type == ValueType.BOOLEAN || !options.isEmpty()) {
            return true;
        }
        double size =
                value instanceof Number n ? n.doubleValue() : value.toString().codePoints().count();
        return (min.isEmpty() || size >= Double.parseDouble(min))
                && (max.isEmpty() || size <= Double.parseDouble(max));
    }

    private String expected() {
        return "give " + allowed();
    }

    private static String quoted(Object value) {
        return "'" + value + "'";
    }
}
