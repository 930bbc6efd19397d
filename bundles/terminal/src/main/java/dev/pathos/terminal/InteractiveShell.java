package dev.pathos.terminal;

import dev.pathos.api.run.WrongUsage;
import dev.pathos.api.shell.Prompt;
import dev.pathos.api.shell.Suggestions;
import dev.pathos.api.shell.Unsaved;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.felix.gogo.jline.Shell;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Opens the interactive shell on the session of Gogo's terminal, and ends the platform with it. */
@Component(service = InteractiveShell.class, immediate = true)
@GogoCommand(
        scope = OwnCommands.SCOPE,
        function = {"_shell", "exit"})
public final class InteractiveShell {
    private final BundleContext context;
    private final OwnCommands commands;
    private final List<Suggestions> suggestions = new CopyOnWriteArrayList<>();
    private final List<Unsaved> unsaved = new CopyOnWriteArrayList<>();
    private volatile Repl repl;
    private volatile Thread thread;

    /** Called by Declarative Services. */
    @Activate
    public InteractiveShell(BundleContext context, @Reference OwnCommands commands) {
        this.context = context;
        this.commands = commands;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindSuggestions(Suggestions source) {
        suggestions.add(source);
    }

    void unbindSuggestions(Suggestions source) {
        suggestions.remove(source);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindUnsaved(Unsaved source) {
        unsaved.add(source);
    }

    void unbindUnsaved(Unsaved source) {
        unsaved.remove(source);
    }

    /** Opens the shell; the profile of Gogo's terminal calls it. */
    public void _shell(CommandSession session) {
        Repl opened =
                new Repl(
                        session,
                        new ShellCompleter(
                                session,
                                commands,
                                new Completion(() -> suggestions),
                                Ink.of(Shell.getTerminal(session))),
                        Boolean.parseBoolean(context.getProperty("pathos.debug")),
                        () ->
                                unsaved.stream()
                                        .map(Unsaved::losses)
                                        .flatMap(Collection::stream)
                                        .toList(),
                        this::stopping);
        repl = opened;
        // A thread of its own: in the one that runs the profile every command would be its child.
        thread = new Thread(() -> run(opened), "shell");
        thread.start();
    }

    private void run(Repl opened) {
        ServiceRegistration<Prompt> prompt = context.registerService(Prompt.class, opened, null);
        try {
            opened.run();
        } catch (InterruptedException e) {
            // the platform stops
        } finally {
            repl = null;
            end(prompt);
        }
    }

    private void end(ServiceRegistration<Prompt> prompt) {
        try {
            if (!stopping()) {
                prompt.unregister();
                context.getBundle(0).stop();
            }
        } catch (BundleException e) {
            throw new IllegalStateException("The framework does not stop", e);
        }
    }

    private boolean stopping() {
        int state = context.getBundle(0).getState();
        return state != Bundle.ACTIVE && state != Bundle.STARTING;
    }

    /** Leaves the shell. */
    @Descriptor("leaves the shell and ends the platform; example: exit")
    public void exit() {
        if (repl == null) {
            throw new WrongUsage("exit: there is no shell to leave");
        }
        repl.leave();
    }

    /** Ends the loop when the platform stops. */
    @Deactivate
    void close() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }
}
