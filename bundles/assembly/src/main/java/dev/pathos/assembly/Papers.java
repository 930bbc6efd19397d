package dev.pathos.assembly;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The texts that a distribution brings for people. */
final class Papers {
    private static final int LINE = 48;

    private Papers() {}

    /** The licences of a bundle, or a word that there is none. */
    static String licences(BundleFile file) {
        return file.licences().isEmpty()
                ? "not told"
                : file.licences().stream()
                        .map(Licence::name)
                        .distinct()
                        .collect(Collectors.joining(", "));
    }

    /** The same, with the parts of the bundle that they are of. */
    private static String inFull(BundleFile file) {
        return file.licences().isEmpty()
                ? "not told"
                : file.licences().stream().map(Licence::toString).collect(Collectors.joining(", "));
    }

    /** Bundles whose licence is that of the whole, each with its licence; empty if none is. */
    static String binding(Collection<BundleFile> bundles) {
        return bundles.stream()
                .filter(bundle -> bundle.licences().stream().anyMatch(Licence::binding))
                .map(bundle -> bundle.name() + " (" + licences(bundle) + ")")
                .sorted()
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Whose work the distribution is, and what whoever passes it on has to know. */
    static String notice(
            String name, Home home, Collection<BundleFile> bundles, List<BundleFile> libraries) {
        StringBuilder text = new StringBuilder();
        text.append(name).append(": a distribution of Pathos ").append(home.version());
        text.append("\n\nThe sources of Pathos are under Apache-2.0 (LICENSE).\n");
        String binding = binding(bundles);
        if (!binding.isEmpty()) {
            text.append("This distribution contains ").append(binding).append(".\n");
            text.append(
                    "As a whole it is therefore under GPL-3.0, and so is what contains it: pass");
            text.append(" it on under\nthat licence only, with the source code of all of it or a");
            text.append(" way to get it.\n");
        }
        text.append("Texts of licences that bundles bring along are in the folder licenses.\n");
        list(text, "Bundles", bundles);
        list(text, "Libraries of the launcher", libraries);
        return text.toString();
    }

    private static void list(StringBuilder text, String title, Collection<BundleFile> bundles) {
        text.append('\n').append(title).append(":\n");
        bundles.stream()
                .map(
                        bundle ->
                                "  "
                                        + bundle.title()
                                        + " ".repeat(Math.max(1, LINE - bundle.title().length()))
                                        + inFull(bundle)
                                        + "\n")
                .sorted()
                .distinct()
                .forEach(text::append);
    }

    /** How it is started. */
    static String readme(String name, Home home, String targets, Collection<String> features) {
        return name
                + ": a distribution of Pathos "
                + home.version()
                + "\n\nFor "
                + targets
                + ". Needs Java 17 or newer, and nothing else.\n\n"
                + "  ./pathos                  opens the shell\n"
                + "  ./pathos help             lists the commands\n"
                + "  sha256sum -c SHA256SUMS   tells whether all files are as they were made\n\n"
                + "Features: "
                + String.join(", ", features)
                + ".\nRuns, caches and models lie in this folder, unless PATHOS_RUNS, PATHOS_CACHE"
                + " and PATHOS_MODELS\nsay otherwise; PATHOS_HEAP sets the memory."
                + " Licences: NOTICE.txt.\n";
    }
}
