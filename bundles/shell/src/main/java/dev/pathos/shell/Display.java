package dev.pathos.shell;

/** Where progress is shown. */
interface Display {
    /**
     * An activity went on.
     *
     * @param activity the activity
     * @param cells how many cells are done, in words, or empty
     * @param milestone whether this is worth a line of a log sooner than usual
     * @param now in nanoseconds
     */
    void show(Activity activity, String cells, boolean milestone, long now);

    /**
     * Something to be read later as well.
     *
     * @param line one line
     */
    void tell(String line);

    /** Takes away what is not to stay. */
    void clear();
}
