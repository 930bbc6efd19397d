package dev.pathos.shell;

import dev.pathos.api.run.Table;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * The command that explains the commands of the scope {@code pathos}, whichever bundle they come
 * from.
 *
 * <p>It alone of ours is meant to stand in front of a command of Gogo: that one lists names only
 * and stays there as {@code felix:help}.
 */
@Component(service = HelpCommands.class)
@GogoCommand(scope = HelpCommands.SCOPE, function = "help")
public final class HelpCommands {
    static final String SCOPE = "pathos";

    private static final Usage HELP = new Usage("help", "[<command>]", false, "help run");

    /** What stands in a description between what a command does and how it is called. */
    private static final String EXAMPLE = "; example: ";

    private final BundleContext context;

    /** Called by Declarative Services. */
    @Activate
    public HelpCommands(BundleContext context) {
        this.context = context;
    }

    /** Explains commands. */
    @Descriptor("lists the commands, or explains one; example: help run")
    public Object help(CommandSession session, @Descriptor("[<command>]") String... arguments)
            throws Exception {
        Call call = Call.parse(HELP, arguments);
        if (call.help()) {
            return HELP.help();
        }
        Map<String, Method> ours = ours();
        if (call.operands().isEmpty()) {
            return list(ours);
        }
        String name = call.operand(HELP).replaceFirst("^" + SCOPE + ":", "");
        if (ours.containsKey(name)) {
            return explain(ours.get(name));
        }
        if (!(session.get(".commands") instanceof Collection<?> all)
                || all.stream().map(String::valueOf).noneMatch(c -> named(c, name))) {
            throw HELP.wrong("there is no command " + name + " (help lists the commands)");
        }
        return session.execute("felix:help " + name);
    }

    private static boolean named(String command, String name) {
        return command.equals(name) || command.endsWith(":" + name);
    }

    private Map<String, Method> ours() {
        Map<String, Method> methods = new TreeMap<>();
        for (ServiceReference<?> reference : references()) {
            Object service = context.getService(reference);
            if (service != null) {
                Object functions = reference.getProperty(CommandProcessor.COMMAND_FUNCTION);
                List<?> names =
                        functions instanceof Object[] several
                                ? Arrays.asList(several)
                                : List.of(functions);
                describe(service.getClass(), names, methods);
                context.ungetService(reference);
            }
        }
        return methods;
    }

    /** Finds the described methods of a class that are commands. */
    static void describe(Class<?> type, List<?> functions, Map<String, Method> methods) {
        for (Method method : type.getMethods()) {
            if (functions.contains(method.getName())
                    && method.isAnnotationPresent(Descriptor.class)) {
                methods.put(method.getName(), method);
            }
        }
    }

    private ServiceReference<?>[] references() {
        try {
            ServiceReference<?>[] found =
                    context.getAllServiceReferences(
                            null, "(" + CommandProcessor.COMMAND_SCOPE + "=" + SCOPE + ")");
            return found == null ? new ServiceReference<?>[0] : found;
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("There is no filter that could be wrong", e);
        }
    }

    static Table list(Map<String, Method> commands) {
        List<List<String>> rows = new ArrayList<>();
        commands.forEach((name, method) -> rows.add(List.of(name, description(method)[0])));
        return new Table(
                "Commands",
                List.of("command", "what it does"),
                rows,
                List.of(
                        "help <command> shows arguments and an example.",
                        "Outside the shell put ./pathos before them; --debug adds stack traces to"
                                + " errors, script <file> runs the commands in a file.",
                        "felix:help lists the commands of the framework beneath."));
    }

    static String explain(Method method) {
        String[] description = description(method);
        String example = description.length > 1 ? "\nexample: " + description[1] : "";
        return method.getName() + arguments(method) + "\n" + description[0] + example;
    }

    private static String[] description(Method method) {
        return method.getAnnotation(Descriptor.class).value().split(EXAMPLE, 2);
    }

    private static String arguments(Method method) {
        StringBuilder words = new StringBuilder();
        for (var parameter : method.getParameters()) {
            Descriptor descriptor = parameter.getAnnotation(Descriptor.class);
            if (descriptor != null && !descriptor.value().isEmpty()) {
                words.append(' ').append(descriptor.value());
            }
        }
        return words.toString();
    }
}
