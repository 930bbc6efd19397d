package dev.pathos.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.pathos.api.run.Table;
import java.util.List;
import org.apache.felix.service.command.Converter;
import org.junit.jupiter.api.Test;

class LayoutTest {
    private static final Table TABLE =
            new Table(
                    "Categorical, 4 classes, 3 folds",
                    List.of("arm", "UAR", "95 % interval", "clips"),
                    List.of(
                            List.of("scratch", "0.5", "0.41 [0.3, 0.5]", "12"),
                            List.of("joint é", "-0.25", "-", "1200")),
                    List.of("Synthetic faces: this checks the machinery and proves nothing."));

    @Test
    void should_align_text_left_and_numbers_right() {
        assertEquals(
                """
                Categorical, 4 classes, 3 folds
                arm        UAR    95 % interval  clips
                -------  -----  ---------------  -----
                scratch    0.5  0.41 [0.3, 0.5]     12
                joint é  -0.25                -   1200
                Synthetic faces: this checks the machinery and proves nothing.""",
                Layout.text(TABLE, 100));
    }

    @Test
    void should_wrap_notes_at_the_terminals_width() {
        String text = Layout.text(TABLE, 40);
        assertEquals(
                List.of("Synthetic faces: this checks the", "machinery and proves nothing."),
                text.lines().skip(5).toList());
        assertEquals(List.of("a", "unbreakable", "b"), Layout.wrap("a unbreakable b", 5));
    }

    @Test
    void should_wrap_descriptions_beside_the_other_cells() {
        Table keys =
                new Table(
                        "",
                        List.of("key", "default", "description"),
                        List.of(
                                List.of("file", "", "The table, with a header and a line each."),
                                List.of("votes", "12", "")),
                        List.of());
        assertEquals(
                """
                key    default  description
                -----  -------  ------------------------------
                file            The table, with a header and a
                                line each.
                votes       12""",
                Layout.text(keys, 46));
        assertEquals(
                """
                key    default  description
                -----  -------  -----------
                file            The table,
                                with a
                                header and
                                a line
                                each.
                votes       12""",
                Layout.text(keys, 20),
                "words stay whole where that is still too wide");
    }

    @Test
    void should_have_titles_and_headers_bold_where_that_is_wanted() {
        String coloured = Layout.text(List.of(TABLE), 100, true);
        assertEquals(Layout.text(List.of(TABLE), 100), coloured.replaceAll("\u001B\\[[01]m", ""));
        assertEquals(
                "\u001B[1mCategorical, 4 classes, 3 folds\u001B[0m",
                coloured.lines().findFirst().orElseThrow());
    }

    @Test
    void should_wrap_the_widest_columns_of_words_when_the_terminal_is_too_narrow() {
        Table targets =
                new Table(
                        "",
                        List.of("task", "F1", "targets", "file"),
                        List.of(
                                List.of(
                                        "emotion",
                                        "0.41 [0.3, 0.5]",
                                        "neutral 6, happiness 3, disgust 1",
                                        "/a/folder/name.mp4"),
                                List.of("energy", "0.5", "high 5, low 5", "b")),
                        List.of());
        assertEquals(
                """
                task                  F1  targets        file
                -------  ---------------  -------------  ------------------
                emotion  0.41 [0.3, 0.5]  neutral 6,     /a/folder/name.mp4
                                          happiness 3,
                                          disgust 1
                energy               0.5  high 5, low 5  b""",
                Layout.text(targets, 62));
        assertEquals(Layout.text(targets, 50), Layout.text(targets, 20), "words stay whole");
        assertEquals(4, Layout.text(targets, 79).lines().count());
    }

    @Test
    void should_align_left_when_a_column_holds_words_beside_numbers() {
        Table mixed =
                new Table("", List.of("id"), List.of(List.of("1001_A"), List.of("7")), List.of());
        assertEquals("id\n------\n1001_A\n7", Layout.text(mixed, 80));
    }

    @Test
    void should_print_header_and_rule_when_there_are_no_rows() {
        assertEquals(
                "none\na  bc\n-  --",
                Layout.text(new Table("none", List.of("a", "bc"), List.of(), List.of()), 80));
    }

    @Test
    void should_format_tables_for_gogo_and_leave_other_values_alone() {
        TableConverter converter = new TableConverter(new Console());
        String one = converter.format(TABLE, Converter.INSPECT, null);
        assertEquals(one, converter.convert(String.class, TABLE));
        assertEquals(
                one + "\n\n" + one,
                converter.format(List.of(TABLE, TABLE), Converter.INSPECT, null));
        assertEquals(
                "Categorical, 4 classes, 3 folds (2 rows)",
                converter.format(TABLE, Converter.LINE, null));
        assertNull(converter.format(List.of("x"), Converter.INSPECT, null));
        assertNull(converter.format(List.of(), Converter.INSPECT, null));
        assertNull(converter.convert(Integer.class, TABLE));
    }

    @Test
    void should_take_the_width_from_the_environment_when_it_is_a_number() {
        assertEquals(120, Terminal.width("120"));
        assertEquals(40, Terminal.width("7"));
        assertEquals(100, Terminal.width("wide"));
        assertEquals(100, Terminal.width(null));
    }
}
