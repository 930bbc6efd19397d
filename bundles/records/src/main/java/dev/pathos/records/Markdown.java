package dev.pathos.records;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text in GitHub's flavour of Markdown. */
final class Markdown {
    /** Markup inside lines; an underscore within a word is none. */
    private static final Pattern MARKUP =
            Pattern.compile("[\\\\`*\\[\\]<>|~&$]|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])");

    /** The beginning of a heading, list or rule. */
    private static final Pattern BLOCK = Pattern.compile("^(\\d*)([#+=.)-](?=[\\s#+=-]|$))");

    private final StringBuilder text = new StringBuilder();

    /**
     * A text of others at the beginning of a paragraph: nothing in it is markup, lines are joined.
     */
    static String escape(String text) {
        return BLOCK.matcher(inline(text)).replaceFirst("$1\\\\$2");
    }

    /** A text of others inside a line: nothing in it is markup, lines are joined. */
    static String inline(String text) {
        String line = text.replaceAll("\\s*\\R\\s*", " ").replaceAll("\\p{Cntrl}", " ").strip();
        return MARKUP.matcher(line).replaceAll("\\\\$0");
    }

    /** Code; a back quote in it ends it, and is left out. */
    static String code(String text) {
        return "`" + text.replaceAll("[`\\r\\n]", " ").strip() + "`";
    }

    Markdown heading(int level, String title) {
        text.append("#".repeat(level)).append(' ').append(title).append("\n\n");
        return this;
    }

    /** A paragraph of Markdown. */
    Markdown paragraph(String markdown) {
        text.append(markdown).append("\n\n");
        return this;
    }

    /** A warning that nobody reads over. */
    Markdown warning(String markdown) {
        text.append("> ").append(markdown).append("\n\n");
        return this;
    }

    Markdown items(List<String> markdown) {
        markdown.forEach(item -> text.append("- ").append(item).append('\n'));
        text.append('\n');
        return this;
    }

    Markdown commands(String code) {
        text.append("```sh\n").append(code).append("\n```\n\n");
        return this;
    }

    /** A table of texts of others. */
    Markdown table(List<String> header, List<List<String>> rows) {
        row(header);
        text.append("|").append(" --- |".repeat(header.size())).append('\n');
        rows.forEach(this::row);
        text.append('\n');
        return this;
    }

    private void row(List<String> cells) {
        text.append('|');
        cells.forEach(cell -> text.append(' ').append(inline(cell)).append(" |"));
        text.append('\n');
    }

    /** A share with three decimals; a dash for what is not defined. */
    static String share(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : "-";
    }

    @Override
    public String toString() {
        return text.toString().strip() + "\n";
    }
}
