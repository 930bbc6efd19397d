package dev.pathos.look;

import dev.pathos.api.face.FaceInspection.Request;
import dev.pathos.api.run.Problem;
import java.util.List;

/**
 * The analyzer that was chosen.
 *
 * @param kind its kind
 * @param living the analyzer, to be closed
 * @param note why it was chosen; empty if it was asked for
 */
record Choice(String kind, Analyzers.Living living, String note) implements AutoCloseable {
    private static final String TABLE = "openface";

    /** Without a wish the best one that comes to life, the best first. */
    private static final String BEST = "landmarks";

    private static final String ALWAYS = "motion";

    /**
     * Chooses: what is named; else the reader of tables if there is one; else the part whose
     * settings are given; else landmarks if they come to life; else motion, which needs no model.
     *
     * @param request what is wanted
     * @param analyzers bring them to life
     */
    static Choice of(Request request, Analyzers analyzers) {
        List<String> overrides = request.overrides();
        if (request.analyzer().isPresent()) {
            return of(request.analyzer().get(), overrides, "", analyzers);
        }
        if (request.track().isPresent()) {
            return of(TABLE, overrides, "openface, as a track is named", analyzers);
        }
        if (!overrides.isEmpty()) {
            String kind = overrides.get(0).replaceFirst("\\..*", "");
            return of(kind, overrides, kind + ", as settings of it are given", analyzers);
        }
        try {
            return of(BEST, overrides, "landmarks, as its model is there", analyzers);
        } catch (Problem e) {
            return of(
                    ALWAYS,
                    overrides,
                    "motion, which needs no model; landmarks does not come to life: "
                            + e.getMessage(),
                    analyzers);
        }
    }

    private static Choice of(
            String kind, List<String> overrides, String note, Analyzers analyzers) {
        return new Choice(kind, analyzers.compose(kind, overrides), note);
    }

    @Override
    public void close() {
        living.close();
    }
}
