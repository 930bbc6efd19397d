package dev.pathos.runindex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.WrongUsage;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
    private Store store;

    @BeforeEach
    void fill() throws SQLException {
        store = Store.inMemory();
        put("alpha", .4, "\nravdess\n", "\n5\n100\n", "2026-03-01T23:59", true);
        put("beta", .6, "\ncsv\nmy-lab\n", "\n50\n", "2026-03-02T00:00", false);
        put("50% off_season's", null, "\nemodb\n", "\n5\n", null, null);
    }

    @AfterEach
    void close() throws SQLException {
        store.close();
    }

    private void put(
            String name, Double f1, String corpus, String budgets, String begun, Boolean synthetic)
            throws SQLException {
        Map<String, Object> row = new HashMap<>();
        row.put("name", name);
        row.put("f1", f1);
        row.put("corpus", corpus);
        row.put("budgets", budgets);
        row.put("synthetic", synthetic);
        if (begun != null) {
            row.put(
                    "begun",
                    LocalDateTime.parse(begun)
                            .atZone(ZoneId.systemDefault())
                            .toInstant()
                            .toEpochMilli());
        }
        store.put(new Entry(name, "", row, List.of()));
    }

    private String found(String where) throws SQLException {
        Condition condition = Condition.parse(where, Columns.RUNS);
        return String.join(
                " ",
                store.select(Columns.RUNS, condition, Optional.empty()).stream()
                        .map(row -> row.get("name").toString().substring(0, 1))
                        .sorted()
                        .toList());
    }

    /** Rows by the first character of their name: alpha, beta, and 5 for the one with signs. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "f1 > 0.5                                   | b",
                "F1 >= 40%                                  | a b",
                "f1 < .5                                    | a",
                "f1 = 0.4                                   | a",
                "f1 != 0.4                                  | b",
                "f1 <> 0.4                                  | b",
                "f1_macro==0.4                              | a",
                "f1 is null                                 | 5",
                "f1 is not null                             | a b",
                "f1 in (0.4, 0.6)                           | a b",
                "f1 not in (0.4)                            | b",
                "name = ALPHA                               | a",
                "name = 'alpha'                             | a",
                "name != alpha                              | 5 b",
                "name > alpha                               | b",
                "name ~ et                                  | b",
                "name like '%a'                             | a b",
                "name like '_eta'                           | b",
                "name not like '%a'                         | 5",
                "name = '50% off_season''s'                 | 5",
                "name = \"50% off_season's\"                | 5",
                "name like '50\\% off%'                     | ``",
                "corpus = ravdess                           | a",
                "corpus = my-lab                            | b",
                "corpus != my-lab                           | 5 a",
                "corpus ~ lab                               | b",
                "corpus in (ravdess, emodb)                 | 5 a",
                "budget = 5                                 | 5 a",
                "budgets = 50                               | b",
                "begun = 2026-03-01                         | a",
                "begun > 2026-03-01                         | b",
                "begun >= 2026-03-01                        | a b",
                "begun < 2026-03-02                         | a",
                "begun <= 2026-03-02                        | a b",
                "begun != 2026-03-02                        | a",
                "begun >= 2026-03-02T00:00                  | b",
                "synthetic                                  | a",
                "not synthetic                              | b",
                "synthetic = no                             | b",
                "f1 > 0.5 and corpus = ravdess              | ``",
                "f1 > 0.5 or corpus = ravdess               | a b",
                "name=alpha or name=beta and f1>1           | a",
                "(name=alpha or name=beta) and not f1>0.5   | a",
                "not not name = alpha                       | a",
                "name = '; DROP TABLE runs; --'             | ``",
                "name = ''' OR 1=1 --'                      | ``",
            })
    void should_find_what_a_condition_says(String where, String expected) throws SQLException {
        assertEquals(expected, found(where));
    }

    @Test
    void should_find_all_without_a_condition() throws SQLException {
        assertEquals("5 a b", found(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "f1",
                "f1 >",
                "f1 > high",
                "> 0.5",
                "f1 > 0.5 corpus = x",
                "f1 > 0.5; DROP TABLE runs",
                "f1 > 0.5) or (1 = 1",
                "(f1 > 0.5",
                "f1 > 0.5 and",
                "not",
                "f1 ~ 5",
                "f1 like '5'",
                "begun > yesterday",
                "begun ~ 2026",
                "corpus > a",
                "synthetic = maybe",
                "synthetic > true",
                "name in alpha",
                "name in ()",
                "name not = alpha",
                "name is alpha",
                "name = 'alpha",
                "name = (select 1)",
                "'name' = alpha",
                "1 = 1",
                "exists (select 1)",
                "name = alpha -- no more",
                "name !alpha",
            })
    void should_say_what_is_wrong_when_a_condition_is(String where) {
        WrongUsage wrong = assertThrows(WrongUsage.class, () -> found(where));
        assertTrue(wrong.getMessage().length() > 20, wrong.getMessage());
    }

    @Test
    void should_name_the_nearest_column_when_there_is_none() {
        WrongUsage wrong =
                assertThrows(WrongUsage.class, () -> Condition.parse("corpse=x", Columns.RUNS));
        assertTrue(wrong.getMessage().contains("do you mean corpus?"), wrong.getMessage());
        assertTrue(wrong.getMessage().contains("name, state"), wrong.getMessage());
    }

    @Test
    void should_refuse_a_condition_that_is_too_deep() {
        String deep = "(".repeat(100_000) + "f1 > 0" + ")".repeat(100_000);
        assertThrows(WrongUsage.class, () -> Condition.parse(deep, Columns.RUNS));
    }

    @Test
    void should_sort_with_empty_values_last_either_way() throws SQLException {
        for (String order : List.of("f1", "f1:desc")) {
            List<Map<String, Object>> rows =
                    store.select(
                            Columns.RUNS,
                            Condition.parse("", Columns.RUNS),
                            Order.parse(order, Columns.RUNS));
            assertEquals(order.equals("f1") ? .4 : .6, rows.get(0).get("f1"));
            assertEquals(null, rows.get(2).get("f1"));
        }
        assertThrows(WrongUsage.class, () -> Order.parse("f1:down", Columns.RUNS));
        assertThrows(WrongUsage.class, () -> Order.parse("f2", Columns.RUNS));
        assertThrows(WrongUsage.class, () -> Order.parse("f1; DROP TABLE runs", Columns.RUNS));
    }
}
