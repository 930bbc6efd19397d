package dev.pathos.live;

import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The values of events as JSON: text, numbers, booleans, lists of them and maps.
 *
 * <p>Numbers come back as Long if they are whole, and as Double otherwise; those that JSON does not
 * know, such as NaN, go as {@code {"number": "NaN"}}.
 */
final class Values {
    private static final String NUMBER = "number";

    private Values() {}

    static JsonObject object(Map<?, ?> values) {
        JsonObjectBuilder object = Wire.JSON.createObjectBuilder();
        values.forEach((key, value) -> object.add(String.valueOf(key), json(value)));
        return object.build();
    }

    private static JsonValue json(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? JsonValue.TRUE : JsonValue.FALSE;
        }
        if (value instanceof Double || value instanceof Float) {
            double number = ((Number) value).doubleValue();
            return Double.isFinite(number)
                    ? Wire.JSON.createValue(number)
                    : Wire.JSON.createObjectBuilder().add(NUMBER, String.valueOf(number)).build();
        }
        if (value instanceof Number number) {
            return Wire.JSON.createValue(number.longValue());
        }
        if (value instanceof Map<?, ?> map) {
            return object(map);
        }
        if (value instanceof Collection<?> list) {
            JsonArrayBuilder array = Wire.JSON.createArrayBuilder();
            list.forEach(element -> array.add(json(element)));
            return array.build();
        }
        return Wire.JSON.createValue(String.valueOf(value));
    }

    static Map<String, Object> map(JsonObject object) {
        Map<String, Object> values = new LinkedHashMap<>();
        object.forEach((key, value) -> values.put(key, value(value)));
        return values;
    }

    private static Object value(JsonValue value) {
        if (value instanceof JsonString text) {
            return text.getString();
        }
        if (value instanceof JsonNumber number) {
            return number.isIntegral() ? (Object) number.longValue() : number.doubleValue();
        }
        if (value instanceof JsonArray array) {
            return array.stream().map(Values::value).toList();
        }
        if (value instanceof JsonObject object) {
            return object.keySet().equals(Set.of(NUMBER))
                    ? Double.valueOf(object.getString(NUMBER))
                    : map(object);
        }
        return value == JsonValue.TRUE;
    }

    static JsonArray texts(List<String> texts) {
        return Wire.JSON.createArrayBuilder(texts).build();
    }

    static List<String> texts(JsonArray array) {
        return array.getValuesAs(JsonString::getString);
    }
}
