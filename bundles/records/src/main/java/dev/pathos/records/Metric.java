package dev.pathos.records;

/**
 * A row of {@code metrics.csv}.
 *
 * @param step the optimization step
 * @param part the part of the data, such as {@code valid}
 * @param task the task, {@code all} for what concerns the run, or two as {@code one|other}
 * @param name the metric
 * @param value its value; may be NaN
 */
record Metric(long step, String part, String task, String name, double value) {

    /** Whether the metric is one task's own. */
    boolean ofOneTask() {
        return !task.equals("all") && task.indexOf('|') < 0;
    }

    /**
     * The name under which TensorBoard shows it.
     *
     * @param several whether the run has several tasks, which the tag tells apart then
     */
    String tag(boolean several) {
        return part + (several && !task.equals("all") ? "/" + task : "") + "/" + name;
    }
}
