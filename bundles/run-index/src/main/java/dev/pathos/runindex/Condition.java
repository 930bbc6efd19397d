package dev.pathos.runindex;

import dev.pathos.api.run.WrongUsage;
import dev.pathos.runindex.Column.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A condition in SQL: columns that are known, operators, and question marks for what was typed.
 *
 * @param sql the condition
 * @param values the values of its question marks
 * @param columns the columns that it looks at, in order
 */
record Condition(String sql, List<Object> values, Set<Column> columns) {

    /**
     * Understands a condition: comparisons ({@code = != < <= > >=}, {@code ~} for "contains",
     * {@code like}, {@code in (...)}, {@code is null}) of a column with a value, joined by {@code
     * and}, {@code or}, {@code not} and parentheses.
     *
     * @param text the condition; empty for all rows
     * @param columns what can be compared
     * @throws WrongUsage if it cannot be understood
     */
    static Condition parse(String text, Columns columns) {
        if (text.isBlank()) {
            return new Condition("TRUE", List.of(), Set.of());
        }
        Parser parser = new Parser(new Tokens(text), columns);
        String sql = parser.either(0);
        if (!parser.tokens.ended()) {
            throw parser.tokens.wrong(
                    "'and' or 'or' is expected where '" + parser.tokens.take().text() + "' stands");
        }
        return new Condition(sql, List.copyOf(parser.values), parser.used);
    }

    /** Goes down the grammar. */
    private static final class Parser {
        /** Deeper than anybody writes, and far from the end of the stack. */
        private static final int DEEPEST = 50;

        private final Tokens tokens;
        private final Columns columns;
        private final List<Object> values = new ArrayList<>();
        private final Set<Column> used = new LinkedHashSet<>();

        Parser(Tokens tokens, Columns columns) {
            this.tokens = tokens;
            this.columns = columns;
        }

        String either(int depth) {
            if (depth > DEEPEST) {
                throw tokens.wrong("it has more than " + DEEPEST + " parentheses in each other");
            }
            StringBuilder sql = new StringBuilder(both(depth));
            while (tokens.take("or")) {
                sql.append(" OR ").append(both(depth));
            }
            return sql.toString();
        }

        private String both(int depth) {
            StringBuilder sql = new StringBuilder(one(depth));
            while (tokens.take("and")) {
                sql.append(" AND ").append(one(depth));
            }
            return sql.toString();
        }

        private String one(int depth) {
            boolean not = false;
            while (tokens.take("not")) {
                not = !not;
            }
            String sql;
            if (tokens.take("(")) {
                sql = "(" + either(depth + 1) + ")";
                tokens.expect(")");
            } else {
                sql = comparison();
            }
            return not ? "NOT " + sql : sql;
        }

        private String comparison() {
            Tokens.Token name = tokens.take();
            if (name.symbol() || name.quoted()) {
                throw tokens.wrong("a column is expected where '" + name.text() + "' stands");
            }
            Column column = columns.named(name.text());
            used.add(column);
            if (tokens.take("is")) {
                boolean not = tokens.take("not");
                tokens.expect("null");
                return "(" + column.sql() + (not ? " IS NOT NULL)" : " IS NULL)");
            }
            boolean not = tokens.take("not");
            if (tokens.take("in")) {
                return not(not, in(column));
            }
            if (tokens.take("like")) {
                return not(not, compare(column, "like"));
            }
            if (not) {
                throw tokens.wrong("'in' or 'like' is expected after '" + name.text() + " not'");
            }
            for (String operator : Comparison.OPERATORS) {
                if (tokens.take(operator)) {
                    return compare(column, operator);
                }
            }
            if (column.kind() == Kind.FLAG) {
                return column.sql();
            }
            throw tokens.wrong("a comparison is expected after '" + name.text() + "'");
        }

        private String in(Column column) {
            tokens.expect("(");
            StringBuilder sql = new StringBuilder(compare(column, "="));
            while (tokens.take(",")) {
                sql.append(" OR ").append(compare(column, "="));
            }
            tokens.expect(")");
            return "(" + sql + ")";
        }

        private String compare(Column column, String operator) {
            try {
                return Comparison.sql(column, operator, tokens.value().text(), values);
            } catch (IllegalArgumentException e) {
                throw e instanceof WrongUsage wrong ? wrong : tokens.wrong(e.getMessage());
            }
        }

        private static String not(boolean not, String sql) {
            return not ? "NOT " + sql : sql;
        }
    }
}
