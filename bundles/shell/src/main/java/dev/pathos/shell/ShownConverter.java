package dev.pathos.shell;

import java.util.ArrayList;
import java.util.List;
import org.apache.felix.service.command.Converter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets Gogo print drafts. */
@Component(property = Converter.CONVERTER_CLASSES + "=dev.pathos.shell.Shown")
public final class ShownConverter implements Converter {
    private final Console console;

    /** Called by Declarative Services. */
    @Activate
    public ShownConverter(@Reference Console console) {
        this.console = console;
    }

    @Override
    public Object convert(Class<?> type, Object value) {
        return type == String.class || type == CharSequence.class
                ? format(value, INSPECT, null)
                : null;
    }

    @Override
    public String format(Object value, int level, Converter others) {
        if (!(value instanceof Shown shown)) {
            return null;
        }
        if (level != INSPECT) {
            return "draft " + shown.name();
        }
        List<String> lines = new ArrayList<>(List.of(shown.configuration().stripTrailing()));
        shown.verdict().forEach(line -> lines.addAll(Layout.wrap(line, console.width())));
        return String.join("\n", lines);
    }
}
