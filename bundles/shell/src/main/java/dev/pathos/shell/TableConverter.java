package dev.pathos.shell;

import dev.pathos.api.run.Table;
import java.util.List;
import org.apache.felix.service.command.Converter;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets Gogo print tables, and hand them to commands that want text. */
@Component(property = Converter.CONVERTER_CLASSES + "=dev.pathos.api.run.Table")
public final class TableConverter implements Converter {
    private final Console console;

    /** Called by Declarative Services. */
    @Activate
    public TableConverter(@Reference Console console) {
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
        List<Table> tables = tables(value);
        if (tables.isEmpty()) {
            return null;
        }
        return level == INSPECT
                ? Layout.text(tables, console.width(), console.coloured())
                : String.join("; ", tables.stream().map(Layout::line).toList());
    }

    private static List<Table> tables(Object value) {
        if (value instanceof Table table) {
            return List.of(table);
        }
        return value instanceof List<?> list && list.stream().allMatch(Table.class::isInstance)
                ? list.stream().map(Table.class::cast).toList()
                : List.of();
    }
}
