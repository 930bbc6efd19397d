package dev.pathos.runindex;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.h2.jdbcx.JdbcDataSource;

/** The database of the index, open. */
final class Store implements AutoCloseable {
    /** Changes with the columns and with what is read into them. */
    private static final int VERSION = 1;

    private static final int NONE = -1;

    private static final List<Columns> TABLES = List.of(Columns.RUNS, Columns.CELLS);

    private final Connection connection;
    private boolean replaced;

    private Store(Connection connection) {
        this.connection = connection;
    }

    /** A database in a file, without its ending; made if it is not there. */
    static Store at(Path file) throws SQLException {
        // a colon or semicolon in a path would end it in the URL
        if (file.toString().indexOf(';') >= 0) {
            throw new SQLException("no path with a semicolon can be opened");
        }
        return open(
                "jdbc:h2:file:"
                        + file
                        + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;MAX_COMPACT_TIME=0");
    }

    /** A database in memory. */
    static Store inMemory() throws SQLException {
        return open("jdbc:h2:mem:");
    }

    private static Store open(String url) throws SQLException {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url);
        source.setUser("pathos");
        source.setPassword("");
        Connection connection = source.getConnection();
        try {
            Store store = new Store(connection);
            int version = store.version();
            if (version != VERSION) {
                store.replaced = version != NONE;
                store.create();
            }
            connection.setAutoCommit(false);
            return store;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private int version() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS about (version INT)");
            try (ResultSet rows = statement.executeQuery("SELECT version FROM about")) {
                return rows.next() ? rows.getInt(1) : NONE;
            }
        }
    }

    private void create() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP ALL OBJECTS");
            statement.execute("CREATE TABLE about (version INT)");
            statement.execute(
                    "CREATE TABLE fingerprints"
                            + " (name VARCHAR PRIMARY KEY, fingerprint VARCHAR, state VARCHAR)");
            for (Columns columns : TABLES) {
                statement.execute(
                        "CREATE TABLE "
                                + columns.table()
                                + " (owner VARCHAR, "
                                + columns.all().stream()
                                        .map(Column::definition)
                                        .collect(Collectors.joining(", "))
                                + ")");
                statement.execute(
                        "CREATE INDEX "
                                + columns.table()
                                + "_owner ON "
                                + columns.table()
                                + " (owner)");
            }
            statement.execute("INSERT INTO about VALUES (" + VERSION + ")");
        }
    }

    /** Whether an index of another version lay here, and was thrown away. */
    boolean replaced() {
        return replaced;
    }

    /** The fingerprint of every experiment that is kept, by name. */
    Map<String, String> fingerprints() throws SQLException {
        return pairs("SELECT name, fingerprint FROM fingerprints");
    }

    private Map<String, String> pairs(String sql) throws SQLException {
        Map<String, String> all = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                all.put(rows.getString(1), rows.getString(2));
            }
        }
        return all;
    }

    /** Keeps an experiment in the place of what was kept of it. */
    void put(Entry entry) throws SQLException {
        remove(entry.name());
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO fingerprints VALUES (?, ?, ?)")) {
            insert.setString(1, entry.name());
            insert.setString(2, entry.fingerprint());
            insert.setString(3, String.valueOf(entry.run().get("state")));
            insert.executeUpdate();
        }
        insert(Columns.RUNS, entry.name(), List.of(entry.run()));
        insert(Columns.CELLS, entry.name(), entry.cells());
    }

    private void insert(Columns columns, String owner, List<Map<String, Object>> rows)
            throws SQLException {
        String sql =
                "INSERT INTO "
                        + columns.table()
                        + " VALUES (?"
                        + ", ?".repeat(columns.all().size())
                        + ")";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Map<String, Object> row : rows) {
                insert.setString(1, owner);
                for (int c = 0; c < columns.all().size(); c++) {
                    insert.setObject(2 + c, row.get(columns.all().get(c).name()));
                }
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Forgets an experiment. */
    void remove(String name) throws SQLException {
        for (String sql :
                List.of(
                        "DELETE FROM fingerprints WHERE name = ?",
                        "DELETE FROM runs WHERE owner = ?",
                        "DELETE FROM cells WHERE owner = ?")) {
            try (PreparedStatement delete = connection.prepareStatement(sql)) {
                delete.setString(1, name);
                delete.executeUpdate();
            }
        }
    }

    /** The recorded state of every experiment that is not done, by name. */
    Map<String, String> unfinished() throws SQLException {
        return pairs("SELECT name, state FROM fingerprints WHERE state <> 'done'");
    }

    /** Sets the state that an experiment is listed with. */
    void state(String name, String state) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE runs SET c_state = ? WHERE owner = ? AND c_state <> ?")) {
            update.setString(1, state);
            update.setString(2, name);
            update.setString(3, state);
            update.executeUpdate();
        }
    }

    /** Makes lasting what was put and removed. */
    void commit() throws SQLException {
        connection.commit();
    }

    /** How many rows there are in all. */
    long count(Columns columns) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT COUNT(*) FROM " + columns.table())) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** The rows that a condition holds for, in an order, by column. */
    List<Map<String, Object>> select(Columns columns, Condition condition, Optional<Order> order)
            throws SQLException {
        String sql =
                "SELECT "
                        + columns.all().stream().map(Column::sql).collect(Collectors.joining(", "))
                        + " FROM "
                        + columns.table()
                        + " WHERE "
                        + condition.sql()
                        + " ORDER BY "
                        + order.map(o -> o.sql() + ", ").orElse("")
                        + "c_begun NULLS LAST, owner, c_"
                        + columns.key();
        List<Map<String, Object>> found = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < condition.values().size(); i++) {
                query.setObject(1 + i, condition.values().get(i));
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Map<String, Object> row = new LinkedHashMap<>();
                    for (int c = 0; c < columns.all().size(); c++) {
                        row.put(columns.all().get(c).name(), rows.getObject(1 + c));
                    }
                    found.add(row);
                }
            }
        }
        return found;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
