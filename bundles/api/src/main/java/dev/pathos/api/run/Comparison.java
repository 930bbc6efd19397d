package dev.pathos.api.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Sets the systems of several experiments side by side, and says where their protocols differ. */
@ConsumerType
public interface Comparison {
    /**
     * Writes one report for several experiments, from the files in their folders alone.
     *
     * @param experiments the experiments' folders, at least two, in the order of the report
     * @param folder where the report goes; made if it is not there
     * @return every system of every experiment in one table, then the differences of protocol if
     *     there are any
     * @throws IOException if the report cannot be written
     */
    List<Table> compare(List<Path> experiments, Path folder) throws IOException;
}
