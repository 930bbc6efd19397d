package dev.pathos.api.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The header of a safetensors file: which tensors lie where behind it.
 *
 * <p>It is JSON of which only objects, arrays, strings and whole numbers occur.
 *
 * @param entries by name of the tensor
 */
record SafetensorsHeader(Map<String, Entry> entries) {
    private static final String METADATA = "__metadata__";

    /**
     * A tensor's place.
     *
     * @param type such as {@code F32}
     * @param shape the axes
     * @param from its first byte, counted from the end of the header
     * @param to the byte after its last
     */
    record Entry(String type, long[] shape, long from, long to) {}

    /** As JSON without white space. */
    String text() {
        StringBuilder text = new StringBuilder("{");
        entries.forEach(
                (name, entry) -> {
                    text.append(text.length() > 1 ? "," : "");
                    quote(name, text);
                    text.append(":{\"dtype\":\"").append(entry.type()).append("\",\"shape\":[");
                    for (int axis = 0; axis < entry.shape().length; axis++) {
                        text.append(axis > 0 ? "," : "").append(entry.shape()[axis]);
                    }
                    text.append("],\"data_offsets\":[").append(entry.from()).append(',');
                    text.append(entry.to()).append("]}");
                });
        return text.append('}').toString();
    }

    private static void quote(String name, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ') {
                text.append(String.format("\\u%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }

    /**
     * Reads a header; metadata in it are passed over.
     *
     * @throws IllegalArgumentException if it is none
     */
    static SafetensorsHeader parse(String text) {
        Reading reading = new Reading(text);
        Object all = reading.value();
        reading.end();
        Map<String, Entry> entries = new LinkedHashMap<>();
        object(all, "header")
                .forEach(
                        (name, value) -> {
                            if (!name.equals(METADATA)) {
                                entries.put(name, entry(name, object(value, name)));
                            }
                        });
        return new SafetensorsHeader(entries);
    }

    private static Entry entry(String name, Map<?, ?> fields) {
        long[] offsets = numbers(fields.get("data_offsets"), name);
        if (!(fields.get("dtype") instanceof String type) || offsets.length != 2) {
            throw new IllegalArgumentException("no type or offsets of tensor " + name);
        }
        return new Entry(type, numbers(fields.get("shape"), name), offsets[0], offsets[1]);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value, String name) {
        if (value instanceof Map) {
            return (Map<String, Object>) value;
        }
        throw new IllegalArgumentException("no object: " + name);
    }

    private static long[] numbers(Object value, String name) {
        if (!(value instanceof List<?> list) || !list.stream().allMatch(Long.class::isInstance)) {
            throw new IllegalArgumentException("no list of numbers in tensor " + name);
        }
        return list.stream().mapToLong(Long.class::cast).toArray();
    }

    /** A descent through JSON. */
    private static final class Reading {
        private static final int DEEPEST = 16;

        private final String text;
        private int at;
        private int depth;

        Reading(String text) {
            this.text = text;
        }

        Object value() {
            char c = peek();
            if (c == '"') {
                return string();
            }
            if (c != '{' && c != '[') {
                return number();
            }
            if (++depth > DEEPEST) {
                throw wrong("nested too deep");
            }
            Object value = c == '{' ? object() : array();
            depth--;
            return value;
        }

        private Map<String, Object> object() {
            Map<String, Object> found = new LinkedHashMap<>();
            at++;
            while (peek() != '}') {
                String name = string();
                expect(':');
                if (found.put(name, value()) != null) {
                    throw wrong("the name " + name + " twice");
                }
                if (peek() != '}') {
                    expect(',');
                }
            }
            at++;
            return found;
        }

        private List<Object> array() {
            List<Object> found = new ArrayList<>();
            at++;
            while (peek() != ']') {
                found.add(value());
                if (peek() != ']') {
                    expect(',');
                }
            }
            at++;
            return found;
        }

        private Long number() {
            int from = at;
            while (at < text.length() && "-0123456789".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            if (from == at) {
                throw wrong("an unexpected '" + text.charAt(at) + "'");
            }
            return Long.valueOf(text.substring(from, at));
        }

        private String string() {
            expect('"');
            StringBuilder found = new StringBuilder();
            while (at < text.length() && text.charAt(at) != '"') {
                char c = text.charAt(at++);
                found.append(c == '\\' ? escaped() : c);
            }
            expect('"');
            return found.toString();
        }

        private char escaped() {
            char c = at < text.length() ? text.charAt(at++) : ' ';
            return switch (c) {
                case '"', '\\', '/' -> c;
                case 'b' -> '\b';
                case 'f' -> '\f';
                case 'n' -> '\n';
                case 'r' -> '\r';
                case 't' -> '\t';
                case 'u' -> {
                    at += 4;
                    yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
                }
                default -> throw wrong("an unknown escape");
            };
        }

        private char peek() {
            while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            if (at >= text.length()) {
                throw wrong("it ends too soon");
            }
            return text.charAt(at);
        }

        private void expect(char c) {
            if (peek() != c) {
                throw wrong("'" + c + "' expected");
            }
            at++;
        }

        void end() {
            if (!text.substring(at).isBlank()) {
                throw wrong("more behind the end");
            }
        }

        private IllegalArgumentException wrong(String what) {
            return new IllegalArgumentException(what + " at character " + at);
        }
    }
}
