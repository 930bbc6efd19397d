package dev.pathos.api.shell;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Suggests words for placeholders in the usage of commands, such as {@code <config>}; register it
 * as a service.
 */
@ConsumerType
public interface Suggestions {
    /**
     * The words that could stand for a placeholder.
     *
     * @param placeholder what stands between {@code <} and {@code >}, up to the first blank or
     *     comma; of {@code <part>.<key>=<value>} it is {@code part.key=value}
     * @param given what was typed already for placeholders and options, by their names, such as
     *     {@code draft} or {@code --config}; {@code command} is the command
     * @param begun what was typed of this word
     * @return the words, in the order in which to show them, whether or not they begin so; empty if
     *     the placeholder means nothing here
     */
    List<Suggestion> suggest(String placeholder, Map<String, String> given, String begun);
}
