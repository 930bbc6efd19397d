package dev.pathos.launcher;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.BundleContext;

/** Runs Gogo commands without a shell: one from the command line, or those of a script. */
final class Commands implements AutoCloseable {
    /** Where a name without a scope is looked for, our own commands first. */
    private static final List<String> SCOPES = List.of("pathos", "gogo", "felix");

    /** Variables with the colours of Gogo's commands. */
    private static final List<String> PALETTES = List.of("GREP_COLORS", "LS_COLORS");

    /** The command, if a bundle offers it, that knows what an unknown one was meant to be. */
    private static final String UNKNOWN = "pathos:default";

    /** The command that knows why another is missing. */
    private static final String WHY = "pathos:why";

    private final Session session;
    private final PrintStream out;

    /**
     * @throws LaunchProblem if no bundle offers Gogo
     */
    Commands(BundleContext context) {
        // Not System.out: Gogo replaces it and the wrapper would meet itself.
        this(
                context,
                new FileInputStream(FileDescriptor.in),
                stream(FileDescriptor.out),
                stream(FileDescriptor.err));
    }

    Commands(BundleContext context, InputStream in, PrintStream out, PrintStream err) {
        this.out = out;
        session = Session.open(context, in, out, err);
        session.put("SCOPE", String.join(":", SCOPES) + ":*");
        if (System.console() == null || !System.getenv().getOrDefault("NO_COLOR", "").isEmpty()) {
            // Gogo takes its own streams for a terminal.
            PALETTES.forEach(palette -> session.put(palette, "rs="));
        }
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /**
     * Runs one command and prints its result.
     *
     * @param words the command and its arguments, which reach it as they are
     * @throws WrongUsage if there is no such command
     * @throws Exception what the command throws
     */
    void run(List<String> words) throws Exception {
        // Arguments go in as values, so that nothing in them needs quoting.
        String command = resolve(words.get(0));
        session.put("args", command.equals(UNKNOWN) ? words : words.subList(1, words.size()));
        print(session.execute(command + " $args"));
    }

    /**
     * Runs a script, printing the result of each statement that is not an assignment.
     *
     * @param arguments what the script sees as <code>$args</code> and <code>$1</code> and so on
     * @throws ScriptFailure if a statement fails; those after it do not run
     */
    void run(Script script, List<String> arguments) throws ScriptFailure {
        session.put("args", arguments);
        for (int i = 0; i < arguments.size(); i++) {
            session.put(String.valueOf(i + 1), arguments.get(i));
        }
        for (Script.Statement statement : script.statements()) {
            try {
                Object result = session.execute(statement.text());
                if (!statement.assignment()) {
                    print(result);
                }
            } catch (Exception e) {
                throw new ScriptFailure(script.file() + ":" + statement.line(), e);
            }
        }
    }

    private void print(Object result) throws Exception {
        if (result != null) {
            String text = session.format(result, Session.INSPECT).toString();
            out.print(text.endsWith("\n") ? text : text + System.lineSeparator());
        }
    }

    /** The names of all commands, with their scopes. */
    List<String> known() {
        return ((Set<?>) session.get(".commands")).stream().map(String::valueOf).sorted().toList();
    }

    private String resolve(String name) {
        List<String> known = known();
        if (known.contains(name)) {
            return name;
        }
        return SCOPES.stream()
                .map(scope -> scope + ":" + name)
                .filter(known::contains)
                .findFirst()
                .orElseGet(() -> unknown(name, known));
    }

    /** Tells a command that does not exist from one whose bundles are not there or do not work. */
    private String unknown(String name, List<String> known) {
        String absent = "There is no command " + name + ". ";
        if (!known.contains(WHY)) {
            // It needs nothing but its bundle, which has most of our commands.
            throw new LaunchProblem(
                    absent
                            + "The bundle dev.pathos.shell is not here: add it and what it needs,"
                            + " as features/shell.json and features/base.json do.");
        }
        Optional<String> reason = reason(name);
        if (reason.isPresent()) {
            throw new LaunchProblem(absent + reason.get() + ".");
        }
        if (!known.contains(UNKNOWN)) {
            throw new WrongUsage(absent + "`pathos help` lists the commands.");
        }
        return UNKNOWN;
    }

    /** What the platform's own command says of one that should be there. */
    private Optional<String> reason(String name) {
        try {
            session.put("args", List.of(SCOPES.get(0) + ":" + name));
            Object table = session.execute(WHY + " $args");
            List<?> way = (List<?>) table.getClass().getMethod("rows").invoke(table);
            return way.isEmpty()
                    ? Optional.empty()
                    : Optional.of((String) table.getClass().getMethod("title").invoke(table));
        } catch (Exception e) {
            // Nobody knows the command, or why is itself missing.
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        out.flush();
        session.close();
    }
}
