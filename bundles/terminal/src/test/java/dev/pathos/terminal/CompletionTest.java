package dev.pathos.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pathos.api.shell.Suggestion;
import dev.pathos.api.shell.Suggestions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CompletionTest {
    /** Says what it was asked, so that a test sees it. */
    private static final Suggestions ECHO =
            (placeholder, given, begun) ->
                    List.of(new Suggestion(placeholder + new TreeMap<>(given) + begun, ""));

    private static final Command RUN =
            new Command("run", "<config> [--out <folder>] [--fast] [--set <p>.<k>=<v>]...", "", "");

    private static List<String> words(Command command, List<String> before, String begun) {
        return new Completion(() -> List.of(ECHO))
                .suggest(command, before, begun).stream().map(Suggestion::word).toList();
    }

    @Test
    void should_ask_for_the_placeholder_with_what_was_given_before() {
        assertEquals(List.of("config{command=run}con"), words(RUN, List.of(), "con"));
        assertEquals(
                List.of("config{--fast=, --out=x, command=run}"),
                words(RUN, List.of("--out", "x", "--fast"), ""));
    }

    @Test
    void should_ask_for_the_value_when_an_option_is_before() {
        assertEquals(
                List.of("folder{--out=, command=run, config=a.json}"),
                words(RUN, List.of("a.json", "--out"), ""));
        assertEquals(
                List.of("--out=folder{--out=, command=run}f"), words(RUN, List.of(), "--out=f"));
    }

    @Test
    void should_offer_the_options_that_were_not_given_yet() {
        assertEquals(List.of("--fast", "--out", "--set"), words(RUN, List.of("a"), "-"));
        assertEquals(
                List.of("--out", "--set"), words(RUN, List.of("--fast", "--set", "a.b=c"), "--"));
    }

    @Test
    void should_offer_words_of_the_usage_and_nothing_beyond_it() {
        Command corpus = new Command("corpus", "check <part>", "", "");
        assertEquals(List.of("check"), words(corpus, List.of(), ""));
        assertEquals(List.of("part{command=corpus}"), words(corpus, List.of("check"), ""));
        assertEquals(List.of(), words(corpus, List.of("check", "lld"), ""));
    }

    @Test
    void should_tell_what_an_option_takes() {
        Map<String, String> described = new TreeMap<>();
        new Completion(List::of)
                .suggest(
                        new Command("x", "[--faces mark|off] [--out <folder>] [--all]", "", ""),
                        List.of(),
                        "-")
                .forEach(s -> described.put(s.word(), s.description()));
        assertEquals(Map.of("--faces", "mark|off", "--out", "<folder>", "--all", ""), described);
    }
}
