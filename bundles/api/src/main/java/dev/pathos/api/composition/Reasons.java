package dev.pathos.api.composition;

import dev.pathos.api.run.Table;
import org.osgi.annotation.versioning.ProviderType;

/** Says in plain words why something of the platform is there, or is not. */
@ProviderType
public interface Reasons {
    /**
     * Follows what something waits for down to the cause.
     *
     * @param name a kind of part, such as {@code lld}; a part of a composition that lives now, by
     *     its name in the file; a component or the interface of a service, with or without its
     *     package; the symbolic name of a bundle; or a command, such as {@code pathos:run}
     * @return a table whose title is the answer in one sentence, with what to do if something is
     *     missing; its rows lead from what was asked for to the cause
     * @throws dev.pathos.api.run.Problem naming the nearest name if there is nothing of this name
     */
    Table why(String name);
}
