package dev.pathos.api.plugin;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/** Builds a plug-in each time its sources are saved, and puts it into the plug-in folder. */
@ProviderType
public interface Development {
    /**
     * Builds a project now and after every change of its sources, until the thread is interrupted
     * or the platform stops; trainings that use the plug-in go on with what was built.
     *
     * <p>What does not compile, and what the platform refuses, is told; then the next change is
     * waited for.
     *
     * @param project a folder with a Maven project that makes one OSGi bundle
     * @param told takes lines for the person who waits
     * @throws dev.pathos.api.run.Problem if there is no such project or no Maven
     * @throws InterruptedException if the thread is interrupted
     */
    void develop(Path project, Consumer<String> told) throws InterruptedException;
}
