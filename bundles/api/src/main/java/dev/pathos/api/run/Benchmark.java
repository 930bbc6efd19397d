package dev.pathos.api.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Measures how fast something is, on the machine that it runs on. */
@ConsumerType
public interface Benchmark {
    /** The name that a person types, one word, such as {@code features}. */
    String name();

    /** What is measured, in a few words without a full stop. */
    String description();

    /**
     * Measures; nothing else should keep the machine busy meanwhile.
     *
     * @param request on what, and how thoroughly
     * @param progress is told how far it is
     * @return what was measured, with the settings and data that the figures hold for
     * @throws Problem if there is nothing to measure on, or the thread is interrupted
     */
    List<Table> run(Request request, Progress progress);

    /**
     * What a person may choose beyond the request.
     *
     * @return what stands for the value, such as {@code <exe>}, by the option's name without dashes
     */
    default Map<String, String> options() {
        return Map.of();
    }

    /**
     * Measures as chosen.
     *
     * @param request on what, and how thoroughly
     * @param options values of some of the {@link #options}, by name
     * @param progress is told how far it is
     * @return as {@link #run(Request, Progress)}
     * @throws Problem as there, or if a value does not fit
     */
    default List<Table> run(Request request, Map<String, String> options, Progress progress) {
        return run(request, progress);
    }

    /**
     * What is wanted.
     *
     * @param clips a folder of recordings to measure on; empty for generated sound
     * @param seconds how much sound a measurement takes, or how long one lasts if there is no sound
     *     to it, above 0
     * @param rounds how often each thing is measured, in turn with the others, at least 1
     */
    record Request(Optional<Path> clips, double seconds, int rounds) {
        public Request {
            if (!(seconds > 0 && seconds < Double.POSITIVE_INFINITY) || rounds < 1) {
                throw new IllegalArgumentException(seconds + " s, " + rounds + " rounds");
            }
        }
    }

    /** Is told how far it is. */
    @FunctionalInterface
    interface Progress {
        /**
         * Something went on.
         *
         * @param phase what is being measured
         * @param done how much is done
         * @param total how much there is to do
         */
        void at(String phase, int done, int total);
    }
}
