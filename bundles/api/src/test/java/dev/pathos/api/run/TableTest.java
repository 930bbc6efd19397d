package dev.pathos.api.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final Table TABLE =
            new Table(
                    "t",
                    List.of("name", "UAR"),
                    List.of(List.of("scratch", "31.0"), List.of("joint", "33.5")),
                    List.of());

    @Test
    void should_give_rows_columns_and_cells_by_name() {
        assertEquals(2, TABLE.size());
        assertEquals(List.of("31.0", "33.5"), TABLE.column("UAR"));
        assertEquals("33.5", TABLE.cell(1, "UAR"));
        assertEquals("{name=joint, UAR=33.5}", TABLE.row(1).toString());
        assertEquals(List.of(TABLE.row(0), TABLE.row(1)), TABLE.records());
    }

    @Test
    void should_keep_the_first_of_two_columns_of_one_name_in_a_row() {
        Table twice = new Table("", List.of("a", "a"), List.of(List.of("1", "2")), List.of());
        assertEquals("{a=1}", twice.row(0).toString());
    }

    @Test
    void should_say_what_there_is_when_a_row_or_column_is_not_there() {
        WrongUsage column = assertThrows(WrongUsage.class, () -> TABLE.cell(0, "F1"));
        assertEquals("the table has no column 'F1': it has name, UAR", column.getMessage());
        WrongUsage row = assertThrows(WrongUsage.class, () -> TABLE.cell(2, "UAR"));
        assertEquals("the table has no row 2: it has 2, counted from 0", row.getMessage());
        assertThrows(WrongUsage.class, () -> TABLE.row(-1));
    }
}
