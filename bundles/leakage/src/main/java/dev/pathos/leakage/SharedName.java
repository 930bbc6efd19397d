package dev.pathos.leakage;

import dev.pathos.api.corpus.Utterance;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Finds utterances of the same speaker, session or take by name.
 *
 * <p>Names are one corpus's own: where both utterances say their corpus (trait {@code corpus}) and
 * it differs, the same name means somebody or something else.
 */
final class SharedName implements Rule.Search {
    private final String kind;
    private final Function<Utterance, String> name;
    private final UnaryOperator<String> plain;
    private final Map<String, Map<String, Utterance>> made = new HashMap<>();

    SharedName(
            String kind,
            Function<Utterance, String> name,
            UnaryOperator<String> plain,
            List<Utterance> made) {
        this.kind = kind;
        this.name = name;
        this.plain = plain;
        for (Utterance u : made) {
            if (!name.apply(u).isEmpty()) {
                this.made
                        .computeIfAbsent(plain.apply(name.apply(u)), n -> new LinkedHashMap<>())
                        .putIfAbsent(corpus(u), u);
            }
        }
    }

    private static String corpus(Utterance utterance) {
        return utterance.recording().traits().getOrDefault("corpus", "");
    }

    @Override
    public Optional<String> evidence(Utterance test) {
        String said = name.apply(test);
        if (said.isEmpty()) {
            return Optional.empty();
        }
        String corpus = corpus(test);
        return made.getOrDefault(plain.apply(said), Map.of()).entrySet().stream()
                .filter(e -> corpus.isEmpty() || e.getKey().isEmpty() || e.getKey().equals(corpus))
                .map(Map.Entry::getValue)
                .findFirst()
                .map(
                        other ->
                                Rule.sides(
                                        test,
                                        " (" + kind + " " + said + ")",
                                        other,
                                        " (" + kind + " " + name.apply(other) + ")"));
    }
}
