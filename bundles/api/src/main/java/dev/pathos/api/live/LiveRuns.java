package dev.pathos.api.live;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Finds experiments that are being carried out, wherever their process is on this machine. */
@ProviderType
public interface LiveRuns {
    /** Those of this process, and those in the folder of runs whose process answers. */
    List<String> names();

    /**
     * An experiment that is being carried out.
     *
     * @param name its name
     * @return the experiment; of another process a connection, which ends with that experiment; as
     *     long as it lives, what is found again is equal
     * @throws NotAlive if it is not alive, saying how to bring it to life or that it has ended
     * @throws dev.pathos.api.run.Problem if it is not known, naming the nearest, or does not answer
     */
    LiveRun find(String name);
}
