package dev.pathos.terminal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a command is called, as a grammar: {@code [ ]} may be left out, {@code |} parts alternatives,
 * {@code ...} repeats, {@code < >} is a placeholder, and {@code --x} an option, which may stand
 * anywhere.
 */
final class Form {
    /** A bracket, a bar between blanks, dots, or a word, in which placeholders may have blanks. */
    private static final Pattern TOKEN =
            Pattern.compile("\\.\\.\\.|\\s\\|\\s|[\\[\\]]|(?:<[^>]*>|(?!\\.\\.\\.)[^\\s\\[\\]<])+");

    /** What may follow within a word, such as {@code [:desc]}, says nothing of other words. */
    private static final Pattern SUFFIX = Pattern.compile("(?<=[^\\s\\[|])\\[[^\\]\\s]*]");

    private static final Pattern HOLE = Pattern.compile("<([^>]*)>");

    /**
     * What may stand at a place.
     *
     * @param text the word itself, or the name of the placeholder
     * @param placeholder whether it is one
     * @param given what stands for the placeholders before it
     */
    record Expected(String text, boolean placeholder, Map<String, String> given) {}

    /** A piece of the grammar that takes words from a place on and then goes on. */
    private interface Piece {
        void take(List<String> words, Place place, Further further, List<Expected> expected);
    }

    private interface Further {
        void from(Place place);
    }

    private record Place(int word, Map<String, String> given) {}

    private final Map<String, Optional<List<Expected>>> options = new HashMap<>();
    private final List<String> tokens = new ArrayList<>();
    private final Piece operands;
    private int next;

    /**
     * Reads a usage.
     *
     * @param usage what stands behind the command's name, such as {@code <config> [--out <folder>]}
     */
    Form(String usage) {
        Matcher matcher = TOKEN.matcher(SUFFIX.matcher(usage).replaceAll(""));
        while (matcher.find()) {
            tokens.add(matcher.group().strip());
        }
        operands = alternatives();
    }

    /** The options, each with what its value may be, or nothing if it takes none. */
    Map<String, Optional<List<Expected>>> options() {
        return options;
    }

    /**
     * What may come behind operands.
     *
     * @param words the operands before, without options
     */
    List<Expected> expected(List<String> words) {
        List<Expected> expected = new ArrayList<>();
        operands.take(words, new Place(0, Map.of()), end -> {}, expected);
        return expected;
    }

    /**
     * What operands stand for, by the names of the placeholders.
     *
     * @param words operands, without options
     */
    Map<String, String> given(List<String> words) {
        Map<String, String> given = new HashMap<>();
        List<Expected> expected = new ArrayList<>();
        Further end = place -> given.putAll(place.word == words.size() ? place.given : Map.of());
        operands.take(words, new Place(0, Map.of()), end, expected);
        expected.forEach(next -> given.putAll(next.given));
        return given;
    }

    private boolean at(String token) {
        return next < tokens.size() && tokens.get(next).equals(token);
    }

    private Piece alternatives() {
        List<Piece> pieces = new ArrayList<>(List.of(sequence()));
        while (at("|")) {
            next++;
            pieces.add(sequence());
        }
        return (words, place, further, expected) ->
                pieces.forEach(piece -> piece.take(words, place, further, expected));
    }

    private Piece sequence() {
        Piece sequence = (words, place, further, expected) -> further.from(place);
        while (next < tokens.size() && !at("|") && !at("]")) {
            Piece before = sequence;
            Piece item = repeated(item());
            sequence =
                    (words, place, further, expected) ->
                            before.take(
                                    words,
                                    place,
                                    p -> item.take(words, p, further, expected),
                                    expected);
        }
        return sequence;
    }

    private Piece item() {
        String token = tokens.get(next++);
        if (token.equals("[")) {
            Piece inner = alternatives();
            next++;
            return (words, place, further, expected) -> {
                further.from(place);
                inner.take(words, place, further, expected);
            };
        }
        if (token.startsWith("--")) {
            boolean value =
                    next < tokens.size() && !tokens.get(next).matches("\\[|]|\\||\\.\\.\\.|--.*");
            options.put(token, value ? Optional.of(words(tokens.get(next++))) : Optional.empty());
            return (words, place, further, expected) -> further.from(place);
        }
        List<Expected> choices = words(token);
        return (words, place, further, expected) -> {
            if (place.word == words.size()) {
                choices.forEach(
                        c -> expected.add(new Expected(c.text, c.placeholder, place.given)));
                return;
            }
            String word = words.get(place.word);
            for (Expected choice : choices) {
                if (choice.placeholder || choice.text.equals(word)) {
                    Map<String, String> given = new HashMap<>(place.given);
                    if (choice.placeholder) {
                        given.put(choice.text, word);
                    }
                    further.from(new Place(place.word + 1, Map.copyOf(given)));
                }
            }
        };
    }

    private Piece repeated(Piece item) {
        if (!at("...")) {
            return item;
        }
        next++;
        return new Piece() {
            @Override
            public void take(List<String> words, Place place, Further further, List<Expected> out) {
                item.take(
                        words,
                        place,
                        p -> {
                            further.from(p);
                            if (p.word > place.word) {
                                take(words, p, further, out);
                            }
                        },
                        out);
            }
        };
    }

    /** The choices of a word, such as {@code csv|<file>}. */
    private static List<Expected> words(String token) {
        List<Expected> words = new ArrayList<>();
        for (String choice : token.split("\\|")) {
            if (!choice.contains("<")) {
                words.add(new Expected(choice, false, Map.of()));
            } else if (HOLE.matcher(choice).matches()) {
                String name = choice.substring(1, choice.length() - 1).split("[\\s,]")[0];
                words.add(new Expected(name, true, Map.of()));
            } else {
                words.add(new Expected(HOLE.matcher(choice).replaceAll("$1"), true, Map.of()));
            }
        }
        return words;
    }
}
