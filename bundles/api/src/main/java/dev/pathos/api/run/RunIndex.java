package dev.pathos.api.run;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Finds runs among hundreds by what their folders record.
 *
 * <p>The folders are the truth. An index keeps what was read from them, and reads again what has
 * changed since; thrown away, it is built again by the next question.
 */
@ProviderType
public interface RunIndex {
    /**
     * The runs that a question asks for.
     *
     * @param question which runs, in which order
     * @return one row a run, or a note that there is none
     * @throws WrongUsage if a condition or a column cannot be understood
     * @throws Problem if the folder of runs cannot be read
     */
    Table find(Question question);

    /**
     * Which runs are asked for.
     *
     * @param where a condition such as {@code f1 > 0.5 and corpus = ravdess}; empty for all
     * @param sort a column, with {@code :desc} behind it for the greatest first; empty for the
     *     order of beginning
     * @param limit the most rows that are wanted; 0 for all
     * @param cells whether a row is one cell of an experiment, and not the experiment
     * @param rebuild whether everything is to be read again, changed or not
     */
    record Question(String where, String sort, int limit, boolean cells, boolean rebuild) {
        /** All experiments in the order of their beginning. */
        public static final Question ALL = new Question("", "", 0, false, false);

        public Question {
            if (limit < 0) {
                throw new IllegalArgumentException("limit " + limit + " is negative");
            }
        }
    }
}
