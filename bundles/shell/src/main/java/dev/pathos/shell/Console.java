package dev.pathos.shell;

import dev.pathos.api.shell.Prompt;
import org.apache.felix.service.command.Process;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Where people read: beside the prompt of the interactive shell, or without one. */
@Component(service = Console.class)
public final class Console {
    private volatile Prompt prompt;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindPrompt(Prompt opened) {
        prompt = opened;
    }

    void unbindPrompt(Prompt closed) {
        if (prompt == closed) {
            prompt = null;
        }
    }

    /** Whether an interactive shell is open. */
    boolean open() {
        return prompt != null;
    }

    /** Whether somebody is asked for a command, so that nothing may be drawn. */
    boolean waiting() {
        Prompt now = prompt;
        return now != null && now.waiting();
    }

    /** Prints a line above what is being typed; only where a shell is open. */
    void above(String line) {
        Prompt now = prompt;
        if (now != null) {
            now.above(line);
        }
    }

    /** Columns of the terminal. */
    int width() {
        Prompt now = prompt;
        int width = now == null ? 0 : now.width();
        return width > 0 ? Terminal.width(String.valueOf(width)) : Terminal.width();
    }

    /** Whether what is formatted now goes to the terminal, and not into a pipe, and in colour. */
    boolean coloured() {
        Prompt now = prompt;
        return now != null && now.colours() && Process.Utils.current() == null;
    }
}
