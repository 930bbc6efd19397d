package dev.pathos.shell;

import dev.pathos.api.composition.Composer;
import dev.pathos.api.composition.PartKind;
import dev.pathos.api.run.Problem;
import dev.pathos.api.shell.Suggestion;
import dev.pathos.api.shell.Suggestions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Suggests drafts, what can be used in them, and what can be set. */
@Component
public final class DraftSuggestions implements Suggestions {
    private final Composer composer;
    private final Drafts drafts;

    /** Called by Declarative Services. */
    @Activate
    public DraftSuggestions(@Reference Composer composer, @Reference Drafts drafts) {
        this.composer = composer;
        this.drafts = drafts;
    }

    @Override
    public List<Suggestion> suggest(String placeholder, Map<String, String> given, String begun) {
        if (placeholder.equals("draft") || placeholder.equals("config")) {
            return drafts.names().stream().map(name -> new Suggestion(name, "draft")).toList();
        }
        Optional<Draft> draft = Optional.ofNullable(given.get("draft")).flatMap(drafts::look);
        try {
            return draft.map(d -> suggest(placeholder, given, begun, d)).orElse(List.of());
        } catch (Problem e) {
            return List.of();
        }
    }

    private List<Suggestion> suggest(
            String placeholder, Map<String, String> given, String begun, Draft draft) {
        Kinds kinds = new Kinds(composer);
        return switch (placeholder) {
            case "role" ->
                    Role.names(draft, kinds).stream().map(n -> new Suggestion(n, "")).toList();
            case "kind" -> kinds(draft, given.getOrDefault("role", ""), kinds);
            case "part" ->
                    draft.parts().stream()
                            .filter(part -> !part.pid().equals(Draft.EXPERIMENT))
                            .map(part -> new Suggestion(part.name(), part.pid()))
                            .toList();
            case "key" -> Setting.suggest(draft, begun, kinds);
            case "value" -> values(draft, given.getOrDefault("key", ""), kinds);
            default -> List.of();
        };
    }

    private static List<Suggestion> kinds(Draft draft, String role, Kinds kinds) {
        boolean task = Role.needsArm(draft, role);
        List<String> pids =
                task
                        ? kinds.of(Draft.ARM).stream()
                                .flatMap(arm -> arm.reference("pretext").stream())
                                .flatMap(reference -> reference.kinds().stream())
                                .toList()
                        : Role.of(draft, role, kinds).reference().kinds();
        return pids.stream()
                .map(
                        pid ->
                                new Suggestion(
                                        pid, kinds.of(pid).map(PartKind::description).orElse("")))
                .toList();
    }

    private static List<Suggestion> values(Draft draft, String key, Kinds kinds) {
        return Setting.of(draft, key, kinds).stream()
                .limit(1)
                .flatMap(
                        setting ->
                                kinds
                                        .of(setting.part().pid())
                                        .flatMap(kind -> kind.key(setting.name()))
                                        .map(PartSuggestions::values)
                                        .orElse(List.of())
                                        .stream())
                .toList();
    }
}
