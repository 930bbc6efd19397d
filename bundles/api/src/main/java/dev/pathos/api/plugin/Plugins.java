package dev.pathos.api.plugin;

import dev.pathos.api.run.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Plug-ins: bundles in the plug-in folder, each kept in a store under its SHA-256.
 *
 * <p>A plug-in that replaces another is installed beside it; the old one goes when nothing uses it
 * any more. Nothing that is in use is ever updated or refreshed.
 */
@ProviderType
public interface Plugins {
    /** The plug-ins that are installed: what each offers, where it lies, who uses it. */
    Table installed();

    /**
     * What installing a jar would do; changes nothing.
     *
     * @param jar an OSGi bundle
     * @return what comes, what it needs and from where, what it replaces, what would be refreshed
     * @throws dev.pathos.api.run.Problem if it could not be installed, with cause and fix
     */
    List<Table> preview(Path jar);

    /**
     * Installs a jar: into the plug-in folder, where it replaces the one of the same symbolic name,
     * into the store and into the running platform.
     *
     * @param jar an OSGi bundle
     * @return what came
     * @throws dev.pathos.api.run.Problem as {@link #preview}; nothing has changed then
     */
    List<Table> install(Path jar);

    /**
     * Takes a plug-in out of the plug-in folder and, when nothing uses it any more, out of the
     * platform; the store keeps it.
     *
     * @param name its symbolic name
     * @return what went
     * @throws dev.pathos.api.run.Problem naming the nearest if there is none of this name
     */
    List<Table> remove(String name);

    /**
     * Makes sure that a stored bundle is installed, be it superseded or removed since.
     *
     * <p>It stays while a configuration is bound to its location and for at least ten minutes after
     * that, or after this call; who wants it later calls again.
     *
     * @param sha256 its SHA-256, hexadecimal
     * @return its location in the framework, or empty if the store does not have it
     */
    Optional<String> restore(String sha256);

    /**
     * The locations of bundles that are there only for those who use them already or name them:
     * superseded, removed or restored. What is composed anew without naming one takes its parts
     * from other bundles.
     */
    Set<String> withdrawn();
}
