package dev.pathos.tck.plugin;

import java.util.List;
import org.w3c.dom.Document;

/** Refers to a package of Java's that has to be imported, in a signature alone. */
public final class Screen {
    private final List<Document> pages = List.of();

    Document first() {
        return pages.get(0);
    }
}
