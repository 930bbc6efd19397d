package dev.pathos.runindex;

import dev.pathos.api.run.WrongUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a condition, taken one after the other. */
final class Tokens {
    private static final Pattern TOKEN =
            Pattern.compile(
                    "\\s*(?:(?<symbol><=|>=|<>|!=|==|[=<>~(),])"
                            + "|'(?<single>(?:[^']|'')*)'"
                            + "|\"(?<double>(?:[^\"]|\"\")*)\""
                            + "|(?<word>[^\\s=<>~(),'\"!]+))\\s*");

    /** A word, a text in quotes, or a symbol. */
    record Token(String text, boolean quoted, boolean symbol) {
        boolean is(String word) {
            return !quoted && text.toLowerCase(Locale.ROOT).equals(word);
        }
    }

    private final String condition;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    /**
     * Takes a condition apart.
     *
     * @throws WrongUsage if something in it is no word, number, text in quotes or sign
     */
    Tokens(String text) {
        condition = text.strip();
        Matcher m = TOKEN.matcher(condition);
        int at = 0;
        while (at < condition.length()) {
            m.region(at, condition.length());
            if (!m.lookingAt()) {
                throw wrong("it cannot be read from: " + condition.substring(at));
            }
            if (m.group("symbol") != null) {
                tokens.add(new Token(m.group("symbol"), false, true));
            } else if (m.group("single") != null) {
                tokens.add(new Token(m.group("single").replace("''", "'"), true, false));
            } else if (m.group("double") != null) {
                tokens.add(new Token(m.group("double").replace("\"\"", "\""), true, false));
            } else {
                tokens.add(new Token(m.group("word"), false, false));
            }
            at = m.end();
        }
    }

    boolean ended() {
        return next == tokens.size();
    }

    /** Whether the next token is this word or symbol; it is taken then. */
    boolean take(String word) {
        boolean taken = !ended() && tokens.get(next).is(word);
        next += taken ? 1 : 0;
        return taken;
    }

    /** The next token, whatever it is. */
    Token take() {
        if (ended()) {
            throw wrong("something is missing at its end");
        }
        return tokens.get(next++);
    }

    /** A value: a word or a text in quotes. */
    Token value() {
        Token token = take();
        if (token.symbol()) {
            throw wrong("a value is expected where '" + token.text() + "' stands");
        }
        return token;
    }

    /** Takes what must be there. */
    void expect(String word) {
        if (!take(word)) {
            throw wrong(
                    "'"
                            + word
                            + "' is expected "
                            + (ended()
                                    ? "at its end"
                                    : "where '" + tokens.get(next).text() + "' stands"));
        }
    }

    WrongUsage wrong(String what) {
        return new WrongUsage("the condition \"" + clip(condition) + "\": " + what);
    }

    private static String clip(String text) {
        return text.length() > 200 ? text.substring(0, 200) + " ..." : text;
    }
}
