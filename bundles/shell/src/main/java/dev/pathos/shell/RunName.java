package dev.pathos.shell;

/**
 * What commands take for {@code <run>}: {@code <experiment>} or {@code <experiment>/<training>}.
 *
 * @param experiment the name of an experiment
 * @param training the id of one of its trainings, or empty
 */
record RunName(String experiment, String training) {
    static RunName parse(Usage usage, String text) {
        int slash = text.indexOf('/');
        if (slash == 0 || slash == text.length() - 1 || text.isBlank()) {
            throw usage.wrong(
                    "<run> is <experiment> or <experiment>/<training> and not '" + text + "'");
        }
        return slash < 0
                ? new RunName(text, "")
                : new RunName(text.substring(0, slash), text.substring(slash + 1));
    }

    /** The experiment, where no training can be meant. */
    String whole(Usage usage) {
        if (!training.isEmpty()) {
            throw usage.wrong(
                    "it takes the whole experiment '" + experiment + "', not one training of it");
        }
        return experiment;
    }

    @Override
    public String toString() {
        return training.isEmpty() ? experiment : experiment + "/" + training;
    }
}
