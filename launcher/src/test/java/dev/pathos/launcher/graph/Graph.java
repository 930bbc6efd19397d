package dev.pathos.launcher.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.dto.ServiceReferenceDTO;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/**
 * All components, what became of each and which services it is bound to, and all services with
 * their properties, in words that do not depend on the order in which they came.
 */
final class Graph {
    /** What the framework numbers in the order of arrival. */
    private static final Set<String> NUMBERS =
            Set.of(
                    "service.id",
                    "service.bundleid",
                    "component.id",
                    "service.changecount",
                    "osgi.log.service.id");

    private final BundleContext context;

    Graph(BundleContext context) {
        this.context = context;
    }

    List<String> describe() {
        ServiceReference<?>[] references = all();
        // SCR makes most components, and binds what they refer to, when somebody asks for them.
        for (ServiceReference<?> each : references) {
            if (each.getProperty("component.id") != null) {
                context.getService(each);
            }
        }
        List<String> lines = new ArrayList<>(components());
        for (ServiceReference<?> each : references) {
            lines.add(
                    "service "
                            + Arrays.asList((String[]) each.getProperty("objectClass"))
                            + " of "
                            + each.getBundle().getSymbolicName()
                            + " "
                            + properties(each));
            if (each.getProperty("component.id") != null) {
                context.ungetService(each);
            }
        }
        lines.sort(null);
        return lines;
    }

    private ServiceReference<?>[] all() {
        try {
            return context.getAllServiceReferences(null, null);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String properties(ServiceReference<?> reference) {
        Set<String> words = new TreeSet<>();
        for (String key : reference.getPropertyKeys()) {
            Object value = reference.getProperty(key);
            if (!NUMBERS.contains(key) && !key.equals("objectClass")) {
                Object text = value instanceof Object[] array ? Arrays.asList(array) : value;
                words.add(key + "=" + text);
            }
        }
        return words.toString();
    }

    private List<String> components() {
        ServiceComponentRuntime runtime =
                context.getService(context.getServiceReference(ServiceComponentRuntime.class));
        List<String> lines = new ArrayList<>();
        for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs()) {
            String name = "component " + component.name + " of " + component.bundle.symbolicName;
            lines.add(name);
            for (ComponentConfigurationDTO state :
                    runtime.getComponentConfigurationDTOs(component)) {
                lines.add(name + " is in state " + state.state + " bound to " + bound(state));
            }
        }
        return lines;
    }

    private static Set<String> bound(ComponentConfigurationDTO state) {
        Set<String> words = new TreeSet<>();
        Arrays.stream(state.satisfiedReferences)
                .forEach(
                        reference -> {
                            for (ServiceReferenceDTO service : reference.boundServices) {
                                words.add(reference.name + "=" + identity(service.properties));
                            }
                        });
        Arrays.stream(state.unsatisfiedReferences)
                .forEach(reference -> words.add(reference.name + " misses one"));
        return words;
    }

    private static String identity(Map<String, Object> properties) {
        Object component = properties.get("component.name");
        return component != null
                ? component.toString()
                : Arrays.toString((String[]) properties.get("objectClass"));
    }
}
