package dev.pathos.api.run;

import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Plans, runs and resumes experiments; every method returns what a person wants to read. */
@ProviderType
public interface Experiments {
    /**
     * What an experiment would do, without training.
     *
     * @param config the configuration file
     * @param overrides settings {@code part.key=value}
     * @return clips, speakers, folds, cells, targets, estimated time, memory and disk
     */
    List<Table> plan(Path config, List<String> overrides);

    /**
     * Runs an experiment from the beginning, in a folder of its own.
     *
     * @param config the configuration file
     * @param overrides settings {@code part.key=value}
     * @return the experiment's tables
     * @throws Problem if it cannot be carried out, or was halted: the message says how to go on
     */
    List<Table> run(Path config, List<String> overrides);

    /**
     * Does what is missing of an experiment that was begun.
     *
     * @param experiment the name of its folder
     * @return the experiment's tables
     */
    List<Table> resume(String experiment);

    /**
     * Carries out again what a record says, exchanges of tasks at their steps included, in a folder
     * of its own, and compares what comes out, bit by bit.
     *
     * @param recorded the name of an experiment, or the folder of one, of a training or of a model
     * @param overrides settings {@code part.key=value}, say where the data lie now
     * @return what was compared, all of it equal
     * @throws Problem if something differs, naming it, and what of bundles, configuration, data and
     *     machine differs; or if it cannot be carried out
     */
    List<Table> reproduce(Path recorded, List<String> overrides);

    /** The experiments that lie in the folder of runs, and how far they are. */
    Table runs();
}
