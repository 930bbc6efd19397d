package dev.pathos.report;

import jakarta.json.JsonObject;
import java.io.IOException;

/** How to get these numbers again, and how to name them. */
final class CiteSection implements Section {
    private static final int DIGITS = 12;

    private final Experiment experiment;

    CiteSection(Experiment experiment) {
        this.experiment = experiment;
    }

    @Override
    public String title() {
        return "Reproduce and cite";
    }

    @Override
    public void write(Markup out) throws IOException {
        String folder = String.valueOf(experiment.folder().toAbsolutePath().getFileName());
        JsonObject provenance =
                JsonFile.read(experiment.folder().resolve("provenance.json"))
                        .orElse(jakarta.json.JsonValue.EMPTY_JSON_OBJECT);
        String digest = JsonFile.string(provenance, "configuration");
        out.element(
                "p",
                "The resolved configuration lies beside this report. On the same data, with the"
                        + " same bundles, processor and number of shards it gives the same numbers:",
                "class",
                "lead");
        out.element(
                "pre",
                "./pathos run "
                        + folder
                        + "/config.json     # all of it, in a folder of its own\n"
                        + "./pathos resume "
                        + folder
                        + "              # what is missing of this one\n"
                        + "./pathos report "
                        + folder
                        + "              # this report, from the files\n"
                        + "./pathos compare "
                        + folder
                        + " <another>   # side by side with another");
        String version =
                JsonFile.entries(provenance, "bundles")
                        .getOrDefault("dev.pathos.pipeline", "")
                        .replaceFirst(" .*", "");
        out.element("p", "Name beside every number taken from here:", "class", "lead");
        StringBuilder cite = new StringBuilder("Pathos");
        cite.append(version.isEmpty() ? "" : " " + version);
        cite.append(", experiment ").append(experiment.name());
        if (!digest.isEmpty()) {
            cite.append(", configuration sha256:");
            cite.append(digest, 0, Math.min(DIGITS, digest.length()));
        }
        String target = JsonFile.string(experiment.results(), "label_target");
        cite.append(target.isEmpty() ? "" : ", label target " + target);
        cite.append(". ").append(experiment.protocol());
        out.element("pre", cite);
        out.element("p", "Cite the corpus as its authors ask, too.", "class", "caption");
    }
}
