package dev.pathos.configuration;

import dev.pathos.api.composition.Composition;
import java.util.Arrays;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** The components of started bundles and what became of them. */
final class Scr {
    private final ServiceComponentRuntime runtime;
    private final BundleContext context;

    Scr(ServiceComponentRuntime runtime, BundleContext context) {
        this.runtime = runtime;
        this.context = context;
    }

    List<ComponentDescriptionDTO> all() {
        return List.copyOf(runtime.getComponentDescriptionDTOs());
    }

    /** The components that offer a service. */
    List<ComponentDescriptionDTO> offering(String service) {
        return all().stream()
                .filter(each -> Arrays.asList(each.serviceInterfaces).contains(service))
                .toList();
    }

    boolean enabled(ComponentDescriptionDTO component) {
        return runtime.isComponentEnabled(component);
    }

    /**
     * What became of a component, for each of its configurations. SCR makes most only when somebody
     * asks for them, so this asks: what is wrong with one should show.
     */
    List<ComponentConfigurationDTO> states(ComponentDescriptionDTO component) {
        for (ComponentConfigurationDTO state : runtime.getComponentConfigurationDTOs(component)) {
            if (state.state == ComponentConfigurationDTO.SATISFIED) {
                attempt(state);
            }
        }
        return List.copyOf(runtime.getComponentConfigurationDTOs(component));
    }

    private void attempt(ComponentConfigurationDTO state) {
        try {
            ServiceReference<?>[] found =
                    context.getAllServiceReferences(null, "(component.id=" + state.id + ")");
            if (found != null && context.getService(found[0]) != null) {
                context.ungetService(found[0]);
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a component comes to life only when it is configured. */
    static boolean required(ComponentDescriptionDTO component) {
        return component.configurationPolicy.equals("require");
    }

    /** What a component is called on the way to a cause. */
    static String subject(ComponentDescriptionDTO component) {
        return required(component)
                ? "the part " + component.configurationPid[0]
                : "the component " + component.name;
    }

    /** What a configured component is called: in a composition by its name there. */
    static String subject(ComponentDescriptionDTO component, ComponentConfigurationDTO state) {
        Object part = state.properties.get(Composition.PART);
        return part == null
                ? subject(component)
                : "the part " + component.configurationPid[0] + "~" + part;
    }

    /** Symbolic name and version of a component's bundle. */
    static String bundle(ComponentDescriptionDTO component) {
        return component.bundle.symbolicName + " " + component.bundle.version;
    }

    /** The full name of the interface that a component refers to. */
    static String service(ComponentDescriptionDTO component, String reference) {
        return Arrays.stream(component.references)
                .filter(each -> each.name.equals(reference))
                .map(each -> each.interfaceName)
                .findFirst()
                .orElse(reference);
    }
}
