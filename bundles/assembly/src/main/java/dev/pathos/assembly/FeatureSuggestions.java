package dev.pathos.assembly;

import dev.pathos.api.shell.Suggestion;
import dev.pathos.api.shell.Suggestions;
import dev.pathos.features.BundleEntry;
import dev.pathos.features.FeatureProblem;
import dev.pathos.features.FeatureSet;
import dev.pathos.features.Variant;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Suggests the platform's features, and machines that there is native code for. */
@Component
public final class FeatureSuggestions implements Suggestions {
    private final Home home;

    /** Called by Declarative Services. */
    @Activate
    public FeatureSuggestions(BundleContext context) {
        this(
                new Home(
                        Path.of(context.getProperty("pathos.home")),
                        context.getProperty("pathos.version")));
    }

    FeatureSuggestions(Home home) {
        this.home = home;
    }

    @Override
    public List<Suggestion> suggest(String placeholder, Map<String, String> given, String begun) {
        try {
            return switch (placeholder) {
                case "feature" ->
                        home.all().stream()
                                .map(each -> new Suggestion(each.name(), each.description()))
                                .toList();
                case "platform" -> known(Variant::platform);
                case "natives" -> known(Variant::natives);
                default -> List.of();
            };
        } catch (FeatureProblem e) {
            // Whoever asks for the features is told what is wrong with them.
            return List.of();
        }
    }

    private List<Suggestion> known(Function<Variant, String> word) {
        return home.all().stream()
                .map(FeatureSet::bundles)
                .flatMap(List::stream)
                .map(BundleEntry::variant)
                .flatMap(Optional::stream)
                .map(word)
                .distinct()
                .map(each -> new Suggestion(each, ""))
                .toList();
    }
}
