package dev.pathos.api.composition;

import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Turns a configuration file into parts that live for one run; the one door for shell and scripts.
 */
@ProviderType
public interface Composer {
    /**
     * Reads, checks and applies a configuration.
     *
     * @param file a file in the OSGi Configurator's JSON format, factory PIDs {@code pid~part}
     * @param overrides settings {@code part.key=value} that replace or add values
     * @return the living parts, all of them satisfied; the caller closes it
     * @throws Problem naming file, part and key, and the nearest name that exists, if anything in
     *     it is unknown, of the wrong type or out of range, or if a part does not come to life
     */
    Composition compose(Path file, List<String> overrides);

    /**
     * Applies one part of a configuration and those that it refers to, directly or through others.
     *
     * @param file a file as above; all of it is read and checked
     * @param overrides settings {@code part.key=value} that replace or add values
     * @param part the name of the part, what stands after {@code ~}
     * @return the living parts; the caller closes it
     * @throws Problem as above, or if there is no such part
     */
    Composition compose(Path file, List<String> overrides, String part);

    /**
     * Brings a single part to life without a file.
     *
     * @param pid its kind, what would stand before {@code ~}; it is also the part's name
     * @param overrides settings {@code pid.key=value}; for all others the defaults count
     * @return the living part; the caller closes it
     * @throws Problem as above
     */
    Composition compose(String pid, List<String> overrides);

    /**
     * Brings a single part to life without a file, from a certain bundle.
     *
     * @param part its kind, or {@code <kind>~<name>} to give it another name than its kind's
     * @param overrides settings {@code <name>.<key>=<value>}; for all others the defaults count
     * @param bundle the location of the bundle that must offer it, or empty for the newest one
     * @return the living part; the caller closes it
     * @throws Problem as above
     */
    Composition compose(String part, List<String> overrides, String bundle);

    /** All parts that installed bundles offer, whether or not they are in use. */
    List<Part> parts();

    /**
     * Explains a kind of part: what it is, its keys, and its references to other parts.
     *
     * @param pid its kind, what stands before {@code ~}
     * @return a table of its keys with type, default and what they mean and allow; if it refers to
     *     other parts also one of these keys with the SPI, how many parts they take and which kinds
     *     fit
     * @throws Problem naming the nearest kind if there is none of this name
     */
    List<Table> explain(String pid);

    /**
     * What bundles declare of all kinds of parts, those of experiments and arms among them, by PID.
     */
    SortedMap<String, PartKind> kinds();

    /**
     * Reads a configuration without checking it.
     *
     * @param file a file as above
     * @return its parts as they stand there, in its order
     * @throws Problem if it cannot be read or is no configuration
     */
    List<FilePart> read(Path file);

    /**
     * Everything that is wrong with a configuration, as far as this can be told without bringing
     * its parts to life.
     *
     * @param source what to call it in the messages
     * @param parts its parts
     * @return a problem for each key or part that is wrong, as {@link #compose} would tell it
     */
    List<Problem> check(String source, List<FilePart> parts);
}
