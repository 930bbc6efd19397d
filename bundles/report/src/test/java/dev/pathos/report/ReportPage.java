package dev.pathos.report;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Looks into a report. */
final class ReportPage {
    private ReportPage() {}

    /** The report as XML: that it parses shows that all of it is well-formed, pictures included. */
    static Document parse(String html) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
    }

    /** The elements of a name and, unless empty, a class. */
    static List<Element> elements(Document page, String name, String style) {
        NodeList all = page.getElementsByTagName(name);
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < all.getLength(); i++) {
            Element e = (Element) all.item(i);
            if (style.isEmpty() || List.of(e.getAttribute("class").split(" ")).contains(style)) {
                found.add(e);
            }
        }
        return found;
    }

    /** The text of the section under a heading. */
    static String section(Document page, String title) {
        return under(page, title).getTextContent();
    }

    /** The section under a heading. */
    static Element under(Document page, String title) {
        for (Element section : elements(page, "section", "")) {
            String heading = section.getElementsByTagName("h2").item(0).getTextContent();
            if (heading.equals(title)) {
                return section;
            }
        }
        throw new AssertionError("no section " + title);
    }
}
