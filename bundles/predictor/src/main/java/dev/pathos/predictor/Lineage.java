package dev.pathos.predictor;

import dev.pathos.api.run.Digests;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** What is to be known of where a model comes from before its predictions are believed. */
final class Lineage {
    private Lineage() {}

    /** Sentences about a model: what trained it, and what is not as it was then. */
    static List<String> notes(Model model) {
        Model.Settings s = model.settings();
        List<String> notes = new ArrayList<>();
        notes.add(
                "Model "
                        + s.cell()
                        + " of experiment "
                        + s.experiment()
                        + ", fine-tuned on "
                        + s.utterances()
                        + " labeled utterances of "
                        + s.corpus()
                        + (s.label_target().isEmpty() ? "" : " (" + s.label_target() + ")")
                        + (s.synthetic()
                                ? ", which is synthetic: its predictions mean nothing for real"
                                        + " speech"
                                : "")
                        + ".");
        Map<String, String> now = new LinkedHashMap<>();
        for (Object part : model.parts()) {
            Bundle bundle = FrameworkUtil.getBundle(part.getClass());
            if (bundle != null) {
                now.put(bundle.getSymbolicName(), bundle.getVersion() + " " + digest(bundle));
            }
        }
        notes.addAll(changed(now, List.of(s.bundles())));
        return notes;
    }

    /**
     * Says which bundles are others than those that trained a model.
     *
     * @param now version and digest by symbolic name
     * @param then name, version and digest each
     */
    static List<String> changed(Map<String, String> now, List<String> then) {
        List<String> notes = new ArrayList<>();
        now.forEach(
                (name, version) -> {
                    if (!then.contains(name + " " + version)) {
                        String before =
                                then.stream()
                                        .filter(b -> b.startsWith(name + " "))
                                        .map(b -> b.substring(name.length() + 1))
                                        .findFirst()
                                        .orElse("no bundle of that name");
                        notes.add(
                                "Bundle "
                                        + name
                                        + " is another than the one that trained the model, so that"
                                        + " predictions may differ: then "
                                        + before
                                        + ", now "
                                        + version
                                        + ".");
                    }
                });
        return notes;
    }

    private static String digest(Bundle bundle) {
        String path = bundle.getLocation().replaceFirst("^reference:", "");
        try {
            return "sha256:" + Digests.of(Path.of(URI.create(path)));
        } catch (IOException | IllegalArgumentException e) {
            return "of unknown content (" + Reasons.of(e) + ")";
        }
    }
}
