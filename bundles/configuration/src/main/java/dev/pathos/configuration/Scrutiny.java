package dev.pathos.configuration;

import dev.pathos.api.run.Problem;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.apache.felix.cm.json.io.ConfigurationResource;

/**
 * Looks a JSON text over for what the configuration reader would drop or bend without a word: keys
 * that occur twice, null, objects as values, arrays of mixed elements, whole numbers beyond 64
 * bits.
 */
final class Scrutiny {
    private static final int ROOT = 1;
    private static final int PART = 2;

    private final Place file;
    private final Deque<Set<String>> keys = new ArrayDeque<>();
    private Place place;
    private boolean inArray;
    private String elements = "";

    private Scrutiny(Place file) {
        this.file = file;
        this.place = file;
    }

    /**
     * Reads the text once.
     *
     * @param json the text without comments
     * @param file where it comes from
     * @throws Problem naming the line of what is wrong
     */
    static void of(String json, Place file) {
        try (JsonParser parser = Json.createParser(new StringReader(json))) {
            Scrutiny scrutiny = new Scrutiny(file);
            if (!parser.hasNext() || parser.next() != Event.START_OBJECT) {
                throw file.problem("no JSON object", "begin with { and end with }");
            }
            scrutiny.keys.push(new HashSet<>());
            while (parser.hasNext()) {
                scrutiny.see(parser.next(), parser);
            }
        } catch (JsonParsingException e) {
            String message =
                    e.getMessage()
                            .replaceAll(" at \\(line.*", "")
                            .replaceAll(
                                    "Unexpected char -1|Invalid token=EOF", "it ends too early");
            long line = e.getLocation().getLineNumber();
            throw file.problem("not JSON at line " + line + ": " + message, "correct it", e);
        } catch (JsonException e) {
            throw file.problem("not JSON: " + e.getMessage(), "correct it", e);
        }
    }

    private void see(Event event, JsonParser parser) {
        if (keys.size() == ROOT
                && event != Event.START_OBJECT
                && event != Event.KEY_NAME
                && event != Event.END_OBJECT
                && !place.part().startsWith(ConfigurationResource.CONFIGURATOR_PROPERTY_PREFIX)) {
            throw wrong("a part is an object", "write {\"key\": value} instead", parser);
        }
        switch (event) {
            case KEY_NAME -> key(parser.getString(), parser);
            case START_OBJECT -> {
                if (inArray || keys.size() >= PART) {
                    throw wrong("an object is no value", "give a value or an array", parser);
                }
                keys.push(new HashSet<>());
            }
            case END_OBJECT -> keys.pop();
            case START_ARRAY -> {
                if (inArray) {
                    throw wrong("an array in an array", "give single values", parser);
                }
                inArray = true;
                elements = "";
            }
            case END_ARRAY -> inArray = false;
            case VALUE_NULL -> throw wrong("null is no value", "leave the key out", parser);
            case VALUE_NUMBER -> number(parser);
            case VALUE_STRING -> element("strings", parser);
            case VALUE_TRUE, VALUE_FALSE -> element("true and false", parser);
            default -> throw new IllegalStateException(event.toString());
        }
    }

    private void key(String name, JsonParser parser) {
        place = keys.size() == ROOT ? file.part(name) : place.key(name);
        if (!keys.element().add(name)) {
            throw wrong("it stands there twice", "remove one of the two", parser);
        }
    }

    private void number(JsonParser parser) {
        element("numbers", parser);
        if (parser.isIntegralNumber()) {
            BigDecimal value = parser.getBigDecimal();
            if (value.toBigInteger().bitLength() >= Long.SIZE) {
                throw wrong(value + " is beyond 64 bits", "give a smaller number", parser);
            }
        }
    }

    private void element(String kind, JsonParser parser) {
        if (inArray && !elements.isEmpty() && !elements.equals(kind)) {
            throw wrong("an array of " + elements + " and " + kind, "give one type", parser);
        }
        elements = kind;
    }

    private Problem wrong(String what, String remedy, JsonParser parser) {
        return place.problem(what, remedy + " at line " + parser.getLocation().getLineNumber());
    }
}
