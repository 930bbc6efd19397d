package dev.pathos.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.MetricDefinition;
import dev.pathos.api.run.Table;
import dev.pathos.api.run.WrongUsage;
import org.junit.jupiter.api.Test;

class MetricCommandsTest {
    private final MetricCommands commands = new MetricCommands();

    @Test
    void should_list_every_definition() {
        Table table = (Table) commands.metrics();
        assertEquals(MetricDefinition.all().size(), table.rows().size());
        table.rows().forEach(row -> assertTrue(String.join("  ", row).length() <= 140));
    }

    @Test
    void should_define_one_under_any_of_its_names() {
        for (String name : new String[] {"UAR", "uar", "recall_macro", "Balanced accuracy"}) {
            Table table = (Table) commands.metrics(name);
            assertTrue(table.title().startsWith("UAR: "), name);
            assertTrue(table.notes().get(0).contains("left out of the average"), name);
        }
        assertTrue(((Table) commands.metrics("cohens kappa")).title().startsWith("kappa"));
        assertTrue(((Table) commands.metrics("F1 macro")).title().startsWith("F1_macro"));
    }

    @Test
    void should_define_all_that_are_listed() {
        for (MetricDefinition d : MetricDefinition.all()) {
            assertTrue(((Table) commands.metrics(d.name())).title().startsWith(d.name()));
        }
    }

    @Test
    void should_refuse_a_name_that_is_none() {
        WrongUsage wrong = assertThrows(WrongUsage.class, () -> commands.metrics("UAX"));
        assertTrue(wrong.getMessage().contains("there is no metric UAX"));
        assertThrows(WrongUsage.class, () -> commands.metrics("UAR", "WA"));
        assertThrows(WrongUsage.class, () -> commands.metrics(""));
    }
}
