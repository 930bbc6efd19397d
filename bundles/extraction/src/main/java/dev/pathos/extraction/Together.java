package dev.pathos.extraction;

import dev.pathos.api.feature.Extraction.Watcher;
import dev.pathos.api.feature.FeatureFormat.Sink;
import dev.pathos.api.run.Digests;
import dev.pathos.api.signal.Frames;
import dev.pathos.batch.Fates;
import dev.pathos.batch.Halt;
import dev.pathos.batch.Journal.Done;
import dev.pathos.batch.OutFolder;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One file with the rows of all clips in order: with an extractor that gives a row for an
 * utterance, a row for a clip.
 */
final class Together {
    private static final String NAME = "features";

    private final Recipe recipe;
    private final OutFolder out;
    private final Halt halt;

    Together(Recipe recipe, OutFolder out, Halt halt) {
        this.recipe = recipe;
        this.out = out;
        this.halt = halt;
    }

    /** The file that they go to. */
    String file() {
        return recipe.file(NAME);
    }

    /**
     * Writes the file, unless it is there and would come out the same.
     *
     * @param used clips with their features
     * @param watcher is told how far it is
     * @return whether it was there
     */
    boolean write(List<Outcome> used, Watcher watcher) throws IOException {
        String key = Digests.of(used.stream().map(Outcome::key).collect(Collectors.joining("\n")));
        String beside = NAME + ".clips.csv";
        boolean named = recipe.format().named();
        boolean listed = named || out.has(beside) && out.has(Columns.FILE);
        if (listed && out.journal().find(file(), key).isPresent()) {
            return true;
        }
        long rows = used.stream().mapToLong(Outcome::rows).sum();
        Frames first = used.get(0).frames().orElseThrow();
        Columns.write(recipe, out, first);
        if (!named) {
            out.writeText(beside, clips(used));
        }
        long bytes =
                out.write(
                        file(),
                        part -> {
                            try (Sink sink =
                                    recipe.format()
                                            .create(part, Columns.content(recipe, first, rows))) {
                                for (int i = 0; i < used.size(); i++) {
                                    halt.check(out.path());
                                    watcher.progressed("write, clips", i, used.size());
                                    Outcome one = used.get(i);
                                    FeatureFile.write(
                                            sink, one.clip().name(), one.frames().orElseThrow());
                                }
                            }
                        });
        out.journal().add(file(), new Done(key, bytes, rows));
        return false;
    }

    private static String clips(List<Outcome> used) {
        StringBuilder table = new StringBuilder(Fates.row("clip", "first_row", "rows"));
        long row = 0;
        for (Outcome one : used) {
            table.append(
                    Fates.row(one.clip().name(), String.valueOf(row), String.valueOf(one.rows())));
            row += one.rows();
        }
        return table.toString();
    }
}
