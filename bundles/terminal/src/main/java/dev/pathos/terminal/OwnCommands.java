package dev.pathos.terminal;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.Descriptor;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Finds the commands of the scope {@code pathos}, whichever bundle they come from. */
@Component(service = OwnCommands.class)
public final class OwnCommands {
    static final String SCOPE = "pathos";

    private final BundleContext context;

    /** By service id; texts only, so that no class of a bundle that goes is held. */
    private final Map<Long, List<Command>> known = new ConcurrentHashMap<>();

    /** Called by Declarative Services. */
    @Activate
    public OwnCommands(BundleContext context) {
        this.context = context;
    }

    /** The commands that are described, by name. */
    SortedMap<String, Command> all() {
        SortedMap<String, Command> commands = new TreeMap<>();
        Set<Long> there = new HashSet<>();
        for (ServiceReference<?> reference : references()) {
            Long id = (Long) reference.getProperty(Constants.SERVICE_ID);
            there.add(id);
            known.computeIfAbsent(id, key -> commands(reference))
                    .forEach(command -> commands.put(command.name(), command));
        }
        known.keySet().retainAll(there);
        return commands;
    }

    private List<Command> commands(ServiceReference<?> reference) {
        Object service = context.getService(reference);
        if (service == null) {
            return List.of();
        }
        try {
            Object functions = reference.getProperty(CommandProcessor.COMMAND_FUNCTION);
            return described(
                    service.getClass(),
                    functions instanceof Object[] several
                            ? Arrays.asList(several)
                            : List.of(functions));
        } finally {
            context.ungetService(reference);
        }
    }

    /** The described methods of a class that are commands. */
    static List<Command> described(Class<?> type, List<?> functions) {
        List<Command> commands = new ArrayList<>();
        for (Method method : type.getMethods()) {
            if (functions.contains(method.getName())
                    && method.isAnnotationPresent(Descriptor.class)) {
                commands.add(Command.of(method));
            }
        }
        return commands;
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
}
