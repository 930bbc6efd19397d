package dev.pathos.shell;

import dev.pathos.api.composition.Composer;
import dev.pathos.api.composition.FilePart;
import dev.pathos.api.composition.Part;
import dev.pathos.api.composition.PartKind;
import dev.pathos.api.composition.PartKind.Key;
import dev.pathos.api.run.Problem;
import dev.pathos.api.shell.Suggestion;
import dev.pathos.api.shell.Suggestions;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Suggests kinds of parts, and settings of the parts of a configuration. */
@Component
public final class PartSuggestions implements Suggestions {
    /** What kinds an option or a command wants, by the SPI that they implement. */
    private static final Map<String, String> WANTED =
            Map.of(
                    "--extractor", "FeatureExtractor",
                    "--analyzer", "FaceAnalyzer",
                    "corpus", "Corpus",
                    "run", "PretextTask",
                    "extractor", "FeatureExtractor");

    private final Composer composer;
    private final Drafts drafts;
    private final Path cwd;

    /** Called by Declarative Services. */
    @Activate
    public PartSuggestions(
            @Reference Composer composer, @Reference Drafts drafts, BundleContext context) {
        this(composer, drafts, context.getProperty("pathos.cwd"));
    }

    PartSuggestions(Composer composer, Drafts drafts, String cwd) {
        this.composer = composer;
        this.drafts = drafts;
        this.cwd = Path.of(cwd == null ? "" : cwd);
    }

    @Override
    public List<Suggestion> suggest(String placeholder, Map<String, String> given, String begun) {
        if (placeholder.equals("part.key=value")) {
            return assignments(given, begun);
        }
        boolean kind = Set.of("kind", "extractor", "part").contains(placeholder);
        return kind && !given.containsKey("draft") ? kinds(placeholder, given) : List.of();
    }

    private List<Suggestion> kinds(String placeholder, Map<String, String> given) {
        String command = given.getOrDefault("command", "");
        Optional<String> service =
                Stream.concat(given.keySet().stream(), Stream.of(placeholder, command))
                        .filter(WANTED::containsKey)
                        .map(WANTED::get)
                        .findFirst();
        return composer.parts().stream()
                .filter(part -> service.isEmpty() || part.service().contains(service.get()))
                .map(part -> new Suggestion(part.pid(), told(part)))
                .toList();
    }

    private static String told(Part part) {
        return part.state().equals("available") ? part.service() : part.state();
    }

    /** First the part, then its key, then the value. */
    private List<Suggestion> assignments(Map<String, String> given, String begun) {
        List<FilePart> parts = parts(given);
        Kinds kinds = new Kinds(composer);
        int dot = begun.indexOf('.');
        int equals = begun.indexOf('=');
        if (dot < 0) {
            return parts.stream()
                    .map(part -> new Suggestion(part.name() + ".", part.pid(), false))
                    .toList();
        }
        String name = begun.substring(0, dot);
        List<Suggestion> found = new ArrayList<>();
        for (FilePart part : parts) {
            for (Key key : part.name().equals(name) ? kinds.keys(part) : List.<Key>of()) {
                String assigned = name + "." + key.name() + "=";
                if (equals < 0) {
                    found.add(new Suggestion(assigned, key.description(), false));
                } else if (begun.startsWith(assigned)) {
                    values(key)
                            .forEach(
                                    v ->
                                            found.add(
                                                    new Suggestion(
                                                            assigned + v.word(), v.description())));
                }
            }
        }
        return found;
    }

    /** The parts of the configuration or the single part that the command names. */
    private List<FilePart> parts(Map<String, String> given) {
        String config = given.getOrDefault("--config", given.get("config"));
        try {
            if (config != null) {
                Optional<Draft> draft = drafts.look(config);
                return draft.isPresent() ? draft.get().parts() : composer.read(cwd.resolve(config));
            }
        } catch (Problem | InvalidPathException e) {
            return List.of();
        }
        return Stream.of("part", "kind", "--extractor", "--analyzer")
                .map(given::get)
                .filter(pid -> pid != null && !pid.isEmpty())
                .map(PartSuggestions::single)
                .toList();
    }

    /** A part outside of a configuration, {@code <kind>} or {@code <kind>~<name>}. */
    private static FilePart single(String text) {
        String pid = text.replaceFirst("~.*", "");
        return new FilePart(pid, text.replaceFirst("^[^~]*~", ""), Map.of());
    }

    /** The values that a key may have, if they are few; its default is among them. */
    static List<Suggestion> values(Key key) {
        List<String> values =
                key.type() == PartKind.Type.TRUTH ? List.of("true", "false") : key.options();
        String standard =
                key.standard().map(DraftText::value).orElse("").replaceAll("^\"|\"$|^\\[|]$", "");
        if (values.isEmpty()) {
            return standard.isEmpty() ? List.of() : List.of(new Suggestion(standard, "default"));
        }
        return values.stream()
                .map(v -> new Suggestion(v, v.equals(standard) ? "default" : ""))
                .toList();
    }
}
