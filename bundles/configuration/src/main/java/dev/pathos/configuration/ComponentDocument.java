package dev.pathos.configuration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.w3c.dom.Element;

/**
 * A component as the document in its bundle describes it, of which SCR knows nothing yet.
 *
 * @param name the component's name
 * @param pid what configurations call it, if it needs one, else empty
 * @param services full names of the interfaces that it provides
 * @param commands the commands that it offers
 */
record ComponentDocument(String name, String pid, List<String> services, List<String> commands) {
    static final String FUNCTION = "osgi.command.function";

    /** Reads the root of a document. */
    static ComponentDocument of(Element component) {
        String name = component.getAttribute("name");
        String pid = component.getAttribute("configuration-pid");
        boolean required = component.getAttribute("configuration-policy").equals("require");
        return new ComponentDocument(
                name,
                !required ? "" : pid.isEmpty() ? name : pid,
                Documents.below(component, "provide").stream()
                        .map(provided -> provided.getAttribute("interface"))
                        .toList(),
                commands(component));
    }

    private static List<String> commands(Element component) {
        List<String> commands = new ArrayList<>();
        for (Element property : Documents.below(component, "property")) {
            if (property.getAttribute("name").equals(FUNCTION)) {
                String value = property.getAttribute("value");
                String names = value.isEmpty() ? property.getTextContent() : value;
                commands.addAll(Arrays.asList(names.strip().split("\\s+")));
            }
        }
        return commands;
    }
}
