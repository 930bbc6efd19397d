package dev.pathos.api.shell;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The prompt at which somebody types commands; a service while an interactive shell is open.
 *
 * <p>Usable from any thread.
 */
@ProviderType
public interface Prompt {
    /** Whether the shell waits for a command; what is drawn then would disturb who types it. */
    boolean waiting();

    /**
     * Prints lines above what is being typed, or where the cursor is if nobody is asked to.
     *
     * @param text one line, or several parted by line feeds
     */
    void above(String text);

    /** Columns of the terminal; 0 if it does not know them. */
    int width();

    /** Whether the terminal shows colours and its user wants them. */
    boolean colours();
}
