package dev.pathos.terminal;

import dev.pathos.api.shell.Prompt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.felix.gogo.jline.Expander;
import org.apache.felix.gogo.jline.Highlighter;
import org.apache.felix.gogo.jline.Parser;
import org.apache.felix.gogo.jline.Shell;
import org.apache.felix.gogo.runtime.CommandSessionImpl;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.apache.felix.service.command.Job;
import org.apache.felix.service.command.Job.Status;
import org.jline.reader.Completer;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultHighlighter;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.utils.InfoCmp.Capability;

/**
 * The loop of the interactive shell: reads a line, runs it, prints what comes of it.
 *
 * <p>Gogo's own loop ends at a syntax error, prints failures with the names of their classes, and
 * has no say in what a job in the background prints.
 */
final class Repl implements Prompt {
    /** Variables with the colours of Gogo's commands. */
    private static final List<String> PALETTES = List.of("GREP_COLORS", "LS_COLORS");

    /** An empty style would mean the usual one. */
    private static final String PLAIN = "fg:default";

    private static final List<String> STYLES =
            List.of(
                    LineReader.COMPLETION_STYLE_STARTING,
                    LineReader.COMPLETION_STYLE_LIST_STARTING,
                    LineReader.COMPLETION_STYLE_DESCRIPTION,
                    LineReader.COMPLETION_STYLE_LIST_DESCRIPTION,
                    LineReader.COMPLETION_STYLE_GROUP,
                    LineReader.COMPLETION_STYLE_LIST_GROUP,
                    LineReader.COMPLETION_STYLE_BACKGROUND,
                    LineReader.COMPLETION_STYLE_LIST_BACKGROUND);

    private final CommandSession session;
    private final Terminal terminal;
    private final LineReader reader;
    private final Ink ink;
    private final boolean debug;
    private final Supplier<List<String>> losses;
    private final BooleanSupplier stopping;
    private final Set<Job> background = ConcurrentHashMap.newKeySet();
    private final Queue<Job> broughtBack = new LinkedBlockingQueue<>();
    private volatile boolean waiting;
    private volatile boolean leaving;
    private boolean warned;

    /**
     * Makes the loop of a session with a terminal.
     *
     * @param completer completes what is typed
     * @param debug whether failures come with their stack traces
     * @param losses what would be lost if the shell were left
     * @param stopping whether the platform is on its way down
     */
    Repl(
            CommandSession session,
            Completer completer,
            boolean debug,
            Supplier<List<String>> losses,
            BooleanSupplier stopping) {
        this.session = session;
        this.terminal = Shell.getTerminal(session);
        this.ink = Ink.of(terminal);
        this.debug = debug;
        this.losses = losses;
        this.stopping = stopping;
        this.reader = reader(completer);
        session.put(Shell.VAR_READER, reader);
        session.put(Shell.VAR_COMPLETIONS, new HashMap<>());
    }

    private LineReader reader(Completer completer) {
        Map<String, Object> variables = ((CommandSessionImpl) session).getVariables();
        LineReader made =
                LineReaderBuilder.builder()
                        .appName("pathos")
                        .terminal(terminal)
                        .variables(variables)
                        .completer(completer)
                        .highlighter(ink.on() ? new Highlighter(session) : new DefaultHighlighter())
                        .parser(new Parser())
                        .expander(new Expander(session))
                        .build();
        // conditions such as f1 != 0.5 are no references to the history
        made.setOpt(LineReader.Option.DISABLE_EVENT_EXPANSION);
        made.setOpt(LineReader.Option.AUTO_FRESH_LINE);
        made.setOpt(LineReader.Option.GROUP);
        made.setVariable(LineReader.BELL_STYLE, "none");
        if (!ink.on()) {
            STYLES.forEach(style -> made.setVariable(style, PLAIN));
            PALETTES.forEach(palette -> session.put(palette, "rs="));
        }
        return made;
    }

    /** Reads and runs until the user leaves or the platform stops. */
    void run() throws InterruptedException {
        session.setJobListener(this::changed);
        terminal.handle(Signal.INT, signal -> foreground(Job::interrupt));
        terminal.handle(Signal.TSTP, signal -> foreground(Job::background));
        while (!stopping.getAsBoolean()) {
            try {
                execute(read());
                if (leaving && left("exit")) {
                    return;
                }
            } catch (UserInterruptException e) {
                warned = false;
            } catch (EndOfFileException e) {
                if (stopping.getAsBoolean() || left("Ctrl-D")) {
                    return;
                }
            }
        }
    }

    /** Asks the loop to end after the command that runs. */
    void leave() {
        leaving = true;
    }

    private String read() {
        waiting = true;
        try {
            return reader.readLine(prompt());
        } finally {
            waiting = false;
        }
    }

    private String prompt() {
        boolean typed = System.console() != null;
        return session.get(Shell.VAR_PROMPT) != null
                ? Shell.getPrompt(session)
                : typed ? ink.bold("pathos>") + " " : "";
    }

    private void execute(String line) throws InterruptedException {
        if (line.isBlank()) {
            return;
        }
        warned &= leaving;
        try {
            Object result = session.execute(line);
            session.put(Shell.VAR_RESULT, result);
            print(result);
        } catch (Exception e) {
            failed(e);
        }
        awaitForeground();
    }

    private void print(Object result) {
        if (result != null && !Boolean.FALSE.equals(session.get(".Gogo.format"))) {
            String text = session.format(result, Converter.INSPECT).toString();
            terminal.writer().println(text.endsWith("\n") ? text.stripTrailing() : text);
            terminal.flush();
        }
    }

    private void failed(Exception failure) {
        session.put(Shell.VAR_EXCEPTION, failure);
        wipe();
        terminal.writer().println(red(Failures.line(failure)));
        if (debug) {
            failure.printStackTrace(terminal.writer());
        }
        terminal.flush();
    }

    private String red(String line) {
        return ink.red(width() > 0 ? Failures.wrapped(line, width()) : line);
    }

    /** Waits for a job that the command brought to the foreground, and prints what comes of it. */
    private void awaitForeground() throws InterruptedException {
        for (Job job = session.foregroundJob(); job != null; job = session.foregroundJob()) {
            synchronized (job) {
                if (job.status() == Status.Foreground) {
                    job.wait();
                }
            }
        }
        for (Job job = broughtBack.poll(); job != null; job = broughtBack.poll()) {
            if (job.result().exception() != null) {
                failed(job.result().exception());
            } else {
                print(job.result().result());
            }
        }
    }

    /** Takes away what a command drew on the line of the cursor and will not go on with. */
    private void wipe() {
        if (!terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
            terminal.puts(Capability.carriage_return);
            terminal.puts(Capability.clr_eol);
        }
    }

    private void foreground(Consumer<Job> action) {
        Job job = session.foregroundJob();
        if (job != null) {
            action.accept(job);
        }
    }

    private void changed(Job job, Status before, Status now) {
        if (now == Status.Background || now == Status.Suspended) {
            background.add(job);
            if (before == Status.Foreground) {
                wipe();
            }
            above("[" + job.id() + "] in the background: " + job.command());
        } else if (now == Status.Done && background.remove(job)) {
            if (before == Status.Foreground) {
                broughtBack.add(job);
            } else if (job.result().exception() == null) {
                above("[" + job.id() + "] done: " + job.command());
            } else {
                session.put(Shell.VAR_EXCEPTION, job.result().exception());
                String reason = Failures.line(job.result().exception());
                above(red("[" + job.id() + "] failed: " + job.command() + ": " + reason));
            }
        }
    }

    /** Whether to leave now; who would lose something is told first, and leaves by asking again. */
    private boolean left(String how) {
        leaving = false;
        List<String> lost = new ArrayList<>(losses.get());
        background.forEach(job -> lost.add("still running: " + job.command()));
        boolean first = !warned && !lost.isEmpty();
        warned = true;
        if (first) {
            lost.forEach(loss -> terminal.writer().println(loss));
            boolean asked = System.console() != null;
            if (asked) {
                terminal.writer().println(how + " again leaves");
            }
            terminal.flush();
            return !asked;
        }
        try {
            reader.getHistory().save();
        } catch (IOException e) {
            above("the history could not be kept: " + e.getMessage());
        }
        return true;
    }

    @Override
    public boolean waiting() {
        return waiting;
    }

    @Override
    public void above(String text) {
        reader.printAbove(text);
    }

    @Override
    public int width() {
        return terminal.getWidth();
    }

    @Override
    public boolean colours() {
        return ink.on();
    }
}
