package dev.pathos.report;

import dev.pathos.api.run.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The report on several experiments. */
final class ComparisonPage {
    private final ComparedRuns runs;
    private final Table differences;

    ComparisonPage(ComparedRuns runs) {
        this.runs = runs;
        this.differences = runs.differences();
    }

    /**
     * The page's text.
     *
     * @param folder where the page will lie, from which it links to the experiments' own
     * @param tables takes the tables that belong beside it
     */
    String html(Path folder, Tables tables) {
        String title =
                runs.runs().stream().map(ComparedRun::name).collect(Collectors.joining(" and "));
        List<Section> sections =
                List.of(
                        new SignatureSection(runs.systems(), tables),
                        new TableSection(runs.comparison(), "", tables),
                        new SideBySideSection(runs, differences, tables));
        return new Page(title, out -> header(title, folder, out), sections).html();
    }

    private void header(String title, Path folder, Markup out) {
        out.element("p", "Pathos comparison", "class", "kicker").element("h1", title);
        if (!differences.rows().isEmpty()) {
            out.start("div", "class", "banner grave").start("p");
            out.element("b", "These experiments differ in more than their arms.");
            out.text(
                    " A difference between their numbers may come from what differs in the"
                            + " protocol:");
            out.end().start("ul");
            for (List<String> row : differences.rows()) {
                out.start("li").element("b", row.get(0)).text(": ");
                for (int r = 0; r < runs.runs().size(); r++) {
                    String value = row.get(r + 1);
                    out.text(r == 0 ? "" : "; ").element("i", runs.runs().get(r).name());
                    out.text(
                            " " + (value.length() > 160 ? value.substring(0, 160) + "..." : value));
                }
                out.end();
            }
            out.end().end();
        } else {
            out.start("p", "class", "verdict").element("b", "One protocol.");
            out.text(" Corpus, label target, classes, partitions, folds and seeds are the same.");
            out.end();
        }
        for (ComparedRun run : runs.runs()) {
            if (run.experiment().synthetic()) {
                out.start("p", "class", "banner").element("b", run.name() + " is synthetic.");
                out.text(" It checks the machinery; it says nothing of real speech.").end();
            }
        }
        for (String name : runs.without()) {
            out.start("p", "class", "banner").element("b", name);
            out.text(" has no systems to compare by one metric: resume it to have them written.");
            out.end();
        }
        out.start("p", "class", "protocol").text("Their own reports: ");
        for (ComparedRun run : runs.runs()) {
            out.text(run == runs.runs().get(0) ? "" : ", ");
            out.element("a", run.name(), "href", link(folder, run.experiment().folder()));
        }
        out.end();
    }

    private static String link(Path from, Path experiment) {
        Path report = experiment.toAbsolutePath().normalize().resolve("report.html");
        Path base = from.toAbsolutePath().normalize();
        if (!base.getRoot().equals(report.getRoot())) {
            return report.toUri().toString();
        }
        return encoded(base.relativize(report));
    }

    /** A relative path as a browser takes it: names may hold blanks and percent signs. */
    private static String encoded(Path relative) {
        StringBuilder link = new StringBuilder();
        for (Path name : relative) {
            link.append(link.length() == 0 ? "" : "/");
            String text = name.toString();
            link.append(
                    text.equals("..")
                            ? text
                            : java.net.URLEncoder.encode(
                                            text, java.nio.charset.StandardCharsets.UTF_8)
                                    .replace("+", "%20"));
        }
        return link.toString();
    }
}
