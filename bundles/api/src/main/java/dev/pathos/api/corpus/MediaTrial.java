package dev.pathos.api.corpus;

import dev.pathos.api.run.Table;
import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Tries how the decoding of media bears files that are damaged on purpose. */
@ProviderType
public interface MediaTrial {
    /**
     * Damages good files at random, decodes what comes of them, and counts how that ends.
     *
     * @param inputs good files, and folders of them; none for files of all usual formats, made for
     *     the purpose
     * @param count how many damaged files, at least 1
     * @param seed the same seed damages the same files in the same way
     * @param watcher is told how far it is
     * @return how many gave sound, how many were refused for which reason, and on how many the
     *     decoder crashed or was ended
     * @throws dev.pathos.api.run.Problem if no input can be decoded as it is, or if the good files
     *     do not decode to the same afterwards
     */
    List<Table> run(List<Path> inputs, int count, long seed, Watcher watcher);

    /** Is told how far it is. */
    @FunctionalInterface
    interface Watcher {
        /**
         * Some files were decoded.
         *
         * @param done how many
         * @param total of how many
         */
        void progressed(int done, int total);
    }
}
