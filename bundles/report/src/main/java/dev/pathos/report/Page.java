package dev.pathos.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** A whole report: head, what stands above everything, sections. */
final class Page {
    private final String title;
    private final Consumer<Markup> header;
    private final List<Section> sections;

    /**
     * Puts a report together.
     *
     * @param title of the page
     * @param header writes what stands above the list of sections
     * @param sections in order
     */
    Page(String title, Consumer<Markup> header, List<Section> sections) {
        this.title = title;
        this.header = header;
        this.sections = sections;
    }

    /** The page's text. */
    String html() {
        Markup out = new Markup();
        out.start("html", "lang", "en").start("head").leaf("meta", "charset", "utf-8");
        out.leaf("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        // the browser's own promise that the page asks for nothing from anywhere
        out.leaf(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src 'unsafe-inline'; img-src data:; media-src data:");
        out.element("title", title + " - Pathos report").style(sheet()).end();
        out.start("body").start("main").start("header");
        header.accept(out);
        out.start("nav", "aria-label", "Sections");
        for (int i = 0; i < sections.size(); i++) {
            out.element("a", sections.get(i).title(), "href", "#s" + i).text(" ");
        }
        out.end().end();
        for (int i = 0; i < sections.size(); i++) {
            out.start("section", "id", "s" + i).element("h2", sections.get(i).title());
            out.add(content(sections.get(i))).end();
        }
        out.end().end().end();
        return "<!DOCTYPE html>\n" + out + "\n";
    }

    /** One section's content; what it cannot show must not cost the others. */
    private static Markup content(Section section) {
        Markup own = new Markup();
        try {
            section.write(own);
            return own;
        } catch (IOException e) {
            return new Markup().element("p", e.getMessage(), "class", "missing");
        } catch (RuntimeException | LinkageError e) {
            // values of another type or shape than the pipeline writes, or a Java without pictures
            String what = "This section could not be made from the files: " + e;
            return new Markup().element("p", what, "class", "missing");
        }
    }

    private static String sheet() {
        try (InputStream in = Page.class.getResourceAsStream("report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
