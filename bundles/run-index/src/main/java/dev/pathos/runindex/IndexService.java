package dev.pathos.runindex;

import dev.pathos.api.run.Digests;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.RunIndex;
import dev.pathos.api.run.Table;
import dev.pathos.api.run.WrongUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.h2.api.ErrorCode;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Answers from an index in the folder of caches, or, where none can be kept, from one in memory.
 *
 * <p>The index is opened for one question and closed again. While another process has it open, and
 * where the folder cannot be written, the folders of runs are read anew.
 */
@Component
public final class IndexService implements RunIndex {
    /** How often, and after how many milliseconds, to ask again for an index that is in use. */
    private static final int TRIES = 5;

    private static final int PAUSE = 60;

    /** That another process has the file, or another connection of this one writes right now. */
    private static final Set<Integer> IN_USE =
            Set.of(
                    ErrorCode.DATABASE_ALREADY_OPEN_1,
                    ErrorCode.DATABASE_IS_CLOSED,
                    ErrorCode.LOCK_TIMEOUT_1,
                    ErrorCode.CONCURRENT_UPDATE_1,
                    ErrorCode.DEADLOCK_1,
                    ErrorCode.DUPLICATE_KEY_1);

    private final Path runs;
    private final Path folder;

    /** Called by Declarative Services. */
    @Activate
    public IndexService(BundleContext context) {
        this(folder(context, "pathos.runs", "runs"), folder(context, "pathos.cache", "cache"));
    }

    IndexService(Path runs, Path cache) {
        this.runs = runs;
        String place = Digests.of(runs.toAbsolutePath().normalize().toString());
        this.folder = cache.resolve("run-index").resolve(place.substring(0, 16)).toAbsolutePath();
    }

    private static Path folder(BundleContext context, String property, String name) {
        String set = context.getProperty(property);
        String home = context.getProperty("pathos.home");
        return set != null ? Path.of(set) : Path.of(home == null ? "." : home).resolve(name);
    }

    /** Where the index of these runs lies; it can be deleted at any time. */
    Path place() {
        return folder;
    }

    @Override
    public synchronized Table find(Question question) {
        Columns columns = question.cells() ? Columns.CELLS : Columns.RUNS;
        Condition condition = Condition.parse(question.where(), columns);
        Optional<Order> order = Order.parse(question.sort(), columns);
        Set<Column> asked = new LinkedHashSet<>(condition.columns());
        order.ifPresent(o -> asked.add(o.column()));
        List<String> notes = new ArrayList<>();
        return answering(
                store -> {
                    if (store.replaced()) {
                        notes.add("The index was of another version and was built anew.");
                    }
                    new Refresh(runs, store).run(question.rebuild());
                    List<Map<String, Object>> rows = store.select(columns, condition, order);
                    long total = store.count(columns);
                    if (total == 0) {
                        notes.add(
                                "No runs yet in "
                                        + runs
                                        + "; start one with: run configs/quickstart.json");
                    }
                    return new Listing(columns, asked).table(rows, question.limit(), total, notes);
                },
                notes);
    }

    /** What is asked of an open index. */
    private interface Answer {
        Table of(Store store) throws SQLException;
    }

    private Table answering(Answer answer, List<String> notes) {
        try {
            Files.createDirectories(folder);
            try (Store store = open()) {
                return answer.of(store);
            }
        } catch (WrongUsage | Problem e) {
            throw e;
        } catch (IOException e) {
            return fromMemory(answer, notes, "no index can be kept in " + folder, e);
        } catch (SQLException e) {
            if (inUse(e)) {
                return fromMemory(answer, notes, "another process is using the index", e);
            }
            return afterDamage(answer, notes);
        } catch (RuntimeException e) {
            // the database may find damage anywhere
            return afterDamage(answer, notes);
        }
    }

    private Store open() throws SQLException {
        for (int tried = 1; ; tried++) {
            try {
                return Store.at(folder.resolve("runs"));
            } catch (SQLException e) {
                if (!inUse(e) || tried == TRIES) {
                    throw e;
                }
                try {
                    Thread.sleep(PAUSE);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    throw e;
                }
            }
        }
    }

    private static boolean inUse(SQLException e) {
        return IN_USE.contains(e.getErrorCode());
    }

    private Table afterDamage(Answer answer, List<String> notes) {
        try {
            for (String ending : List.of(".mv.db", ".trace.db")) {
                Files.deleteIfExists(folder.resolve("runs" + ending));
            }
            try (Store store = Store.at(folder.resolve("runs"))) {
                notes.add("The index could not be read and was built anew from the folders.");
                return answer.of(store);
            }
        } catch (SQLException | IOException e) {
            return fromMemory(answer, notes, "no index can be kept in " + folder, e);
        }
    }

    private static Table fromMemory(
            Answer answer, List<String> notes, String why, Exception cause) {
        notes.clear();
        notes.add("All folders were read, because " + why + ".");
        try (Store store = Store.inMemory()) {
            return answer.of(store);
        } catch (SQLException e) {
            e.addSuppressed(cause);
            throw new Problem(
                    "runs could not be listed: " + e.getMessage(),
                    "bundle dev.pathos.run-index",
                    "report it with the command that you gave",
                    e);
        }
    }
}
