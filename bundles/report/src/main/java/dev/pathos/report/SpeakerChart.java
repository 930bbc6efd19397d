package dev.pathos.report;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Who is where: one row a partition, one column a speaker, shaded by the part. */
final class SpeakerChart {
    /** More cannot be told apart. */
    private static final int SPEAKERS = 150;

    private static final int PARTITIONS = 40;
    private static final double WIDTH = 1040;
    private static final double ROW = 15;
    private static final List<String> PARTS = List.of("train", "development", "test");

    private final List<PartitionFacts> partitions;
    private final List<String> speakers;

    SpeakerChart(List<PartitionFacts> partitions) {
        this.partitions = partitions;
        TreeSet<String> all = new TreeSet<>();
        partitions.forEach(p -> p.parts().values().forEach(part -> all.addAll(part.speakers())));
        this.speakers = List.copyOf(all);
    }

    /** Draws the chart, unless there is too much to be seen. */
    void write(Markup out) {
        if (speakers.isEmpty() || speakers.size() > SPEAKERS || partitions.size() > PARTITIONS) {
            return;
        }
        int longest = partitions.stream().mapToInt(p -> p.name().length()).max().orElse(0);
        double left = Math.min(260, 14 + 6.6 * longest);
        double column = Math.min(26, (WIDTH - left) / speakers.size());
        double height = partitions.size() * ROW + (column >= 15 ? 40 : 8);
        out.start("p", "class", "caption part-keys");
        for (String part : PARTS) {
            out.element("span", part, "class", "key " + part).text(" ");
        }
        out.text("One column for each of " + speakers.size() + " speakers.").end();
        out.start("div", "class", "wide");
        String what = "Speakers by partition: training, development and test";
        String description = "No speaker stands in two parts of one partition.";
        Svg.start(out, "plot who", WIDTH, height, what, shared() ? "" : description);
        for (int r = 0; r < partitions.size(); r++) {
            double y = 4 + r * ROW;
            out.element("text", partitions.get(r).name(), "x", 0., "y", y + ROW - 4.5);
            row(partitions.get(r), left, y, column, out);
        }
        if (column >= 15) {
            names(left, column, 4 + partitions.size() * ROW, out);
        }
        out.end().end();
    }

    private boolean shared() {
        return partitions.stream()
                .anyMatch(
                        p -> {
                            long each =
                                    p.parts().values().stream()
                                            .mapToLong(part -> part.speakers().size())
                                            .sum();
                            long distinct =
                                    p.parts().values().stream()
                                            .flatMap(part -> part.speakers().stream())
                                            .distinct()
                                            .count();
                            return each > distinct;
                        });
    }

    private void row(PartitionFacts partition, double left, double y, double w, Markup out) {
        for (Map.Entry<String, PartitionFacts.Part> part : partition.parts().entrySet()) {
            StringBuilder path = new StringBuilder();
            for (String speaker : part.getValue().speakers()) {
                path.append('M')
                        .append(Svg.number(left + w * speakers.indexOf(speaker)))
                        .append(' ')
                        .append(Svg.number(y))
                        .append('h')
                        .append(Svg.number(w - 1))
                        .append('v')
                        .append(Svg.number(ROW - 2))
                        .append('h')
                        .append(Svg.number(1 - w))
                        .append('z');
            }
            if (path.length() > 0) {
                out.start("path", "class", "part " + part.getKey(), "d", path);
                out.element(
                        "title",
                        partition.name()
                                + ", "
                                + part.getKey()
                                + ": "
                                + String.join(", ", part.getValue().speakers()));
                out.end();
            }
        }
    }

    private void names(double left, double column, double y, Markup out) {
        for (int s = 0; s < speakers.size(); s++) {
            double x = left + column * (s + .5);
            out.element(
                    "text",
                    speakers.get(s),
                    "class",
                    "tick end",
                    "transform",
                    "translate(" + Svg.number(x + 3) + " " + Svg.number(y + 5) + ") rotate(-60)");
        }
    }
}
