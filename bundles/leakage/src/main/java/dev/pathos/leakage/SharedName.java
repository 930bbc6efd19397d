package dev.pathos.leakage;

import dev.pathos.api.corpus.Utterance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Finds utterances of the same speaker, session or take by name.
 *
 * <p>Names decide: where several corpora meet, they have to differ unless they mean the same.
 */
final class SharedName implements Rule.Search {
    private final String kind;
    private final Function<Utterance, String> name;
    private final UnaryOperator<String> plain;
    private final Map<String, Utterance> made = new HashMap<>();

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
                this.made.putIfAbsent(plain.apply(name.apply(u)), u);
            }
        }
    }

    @Override
    public Optional<String> evidence(Utterance test) {
        String said = name.apply(test);
        return said.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(made.get(plain.apply(said)))
                        .map(other -> Rule.sides(test, as(said), other, as(name.apply(other))));
    }

    private String as(String name) {
        return " (" + kind + " " + name + ")";
    }
}
