package dev.pathos.configuration;

import dev.pathos.api.composition.PartKind;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.metatype.AttributeDefinition;
import org.osgi.service.metatype.MetaTypeInformation;
import org.osgi.service.metatype.MetaTypeService;
import org.osgi.service.metatype.ObjectClassDefinition;

/**
 * Reads what started bundles declare of their parts: components from SCR, settings from Metatype.
 */
final class Declarations {
    /** The reference to a condition that SCR adds to every component by itself. */
    private static final String CONDITION = "osgi.ds.satisfying.condition";

    private final ServiceComponentRuntime components;
    private final MetaTypeService metatype;
    private final BundleContext context;
    private volatile Map<String, Kind> known = Map.of();

    Declarations(
            ServiceComponentRuntime components, MetaTypeService metatype, BundleContext context) {
        this.components = components;
        this.metatype = metatype;
        this.context = context;
    }

    /** All kinds of parts, those of withdrawn bundles as well. */
    List<Kind> read(String preferred) {
        return read(preferred, Set.of());
    }

    /**
     * All kinds of parts: components that come to life only when they are configured.
     *
     * @param preferred the location of a bundle that wins over others of the same PID, or empty
     * @param withdrawn the locations of bundles that are there only for who names them
     * @return the kinds; of the same PID in several bundles that of the newest one
     */
    List<Kind> read(String preferred, Set<String> withdrawn) {
        List<ComponentDescriptionDTO> required =
                components.getComponentDescriptionDTOs().stream()
                        .filter(component -> component.configurationPolicy.equals("require"))
                        .filter(component -> context.getBundle(component.bundle.id) != null)
                        .filter(
                                component -> {
                                    String location = bundle(component).getLocation();
                                    return location.equals(preferred)
                                            || !withdrawn.contains(location);
                                })
                        .sorted(
                                Comparator.comparing(
                                                (ComponentDescriptionDTO component) ->
                                                        bundle(component)
                                                                .getLocation()
                                                                .equals(preferred))
                                        .thenComparing(component -> bundle(component).getVersion())
                                        .thenComparing(component -> component.bundle.id))
                        .toList();
        Map<String, Kind> kinds = new LinkedHashMap<>();
        Map<String, Kind> read = new HashMap<>();
        for (ComponentDescriptionDTO component : required) {
            for (String pid : component.configurationPid) {
                String key = key(pid, component);
                Kind kind = known.get(key);
                if (kind == null) {
                    kind = kind(pid, component);
                }
                read.put(key, kind);
                kinds.put(pid, kind);
            }
        }
        known = read;
        return List.copyOf(kinds.values());
    }

    /** What a bundle declares is the same until the bundle changes. */
    private String key(String pid, ComponentDescriptionDTO component) {
        Bundle bundle = bundle(component);
        return String.join(
                " ",
                String.valueOf(bundle.getBundleId()),
                String.valueOf(bundle.getLastModified()),
                component.name,
                pid);
    }

    private Bundle bundle(ComponentDescriptionDTO component) {
        return context.getBundle(component.bundle.id);
    }

    private Kind kind(String pid, ComponentDescriptionDTO component) {
        Bundle bundle = bundle(component);
        Map<String, Setting> settings = new LinkedHashMap<>();
        String hindrance = "";
        String description = "";
        try {
            Optional<ObjectClassDefinition> definition = definition(pid, bundle);
            if (definition.isPresent()) {
                description = text(definition.get().getDescription());
                settings(definition.get(), new Bounds(bundle), component, settings);
            } else {
                hindrance =
                        "its bundle does not describe the settings (Metatype); annotate the"
                                + " component with @Designate(ocd = ..., factory = true)";
            }
        } catch (IOException | IllegalArgumentException e) {
            hindrance = "its bundle's Metatype is unusable: " + e.getMessage();
        }
        return new Kind(
                pid,
                component.name,
                description,
                origin(bundle),
                Arrays.asList(component.serviceInterfaces),
                needs(component.properties.get(PartKind.NEEDS)),
                settings,
                Arrays.stream(component.references)
                        .filter(reference -> !reference.name.equals(CONDITION))
                        .map(Declarations::link)
                        .toList(),
                hindrance);
    }

    private static List<String> needs(Object property) {
        return property == null
                ? List.of()
                : Values.elements(property)
                        .<Collection<?>>map(e -> e)
                        .orElse(List.of(property))
                        .stream()
                        .map(String::valueOf)
                        .toList();
    }

    static Kind.Origin origin(Bundle bundle) {
        return new Kind.Origin(
                bundle.getBundleId(),
                bundle.getLocation(),
                bundle.getSymbolicName() + " " + bundle.getVersion());
    }

    private Optional<ObjectClassDefinition> definition(String pid, Bundle bundle) {
        MetaTypeInformation information = metatype.getMetaTypeInformation(bundle);
        return information != null && Arrays.asList(information.getFactoryPids()).contains(pid)
                ? Optional.of(information.getObjectClassDefinition(pid, null))
                : Optional.empty();
    }

    private static void settings(
            ObjectClassDefinition definition,
            Bounds bounds,
            ComponentDescriptionDTO component,
            Map<String, Setting> settings) {
        AttributeDefinition[] attributes =
                definition.getAttributeDefinitions(ObjectClassDefinition.ALL);
        // null where there are none
        for (AttributeDefinition attribute :
                attributes == null ? new AttributeDefinition[0] : attributes) {
            String key = attribute.getID();
            ValueType type =
                    ValueType.of(attribute.getType())
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    "the key "
                                                            + key
                                                            + " is of a type that parts do not use"
                                                            + " (text, int, long, double, boolean)"));
            Bounds.Range range = bounds.of(definition.getID(), key);
            String[] options = attribute.getOptionValues();
            Setting open =
                    new Setting(
                            key,
                            text(attribute.getDescription()),
                            type,
                            attribute.getCardinality() != 0,
                            options == null ? List.of() : List.of(options),
                            range.min(),
                            range.max(),
                            null);
            // Metatype drops defaults that are empty; the component's description keeps them.
            Object described = component.properties.get(key);
            settings.put(key, open.withStandard(attribute.getDefaultValue(), described));
        }
    }

    private static String text(String described) {
        return described == null ? "" : described.strip();
    }

    private static Link link(ReferenceDTO reference) {
        return new Link(
                reference.name,
                reference.interfaceName,
                reference.cardinality.endsWith("n"),
                reference.cardinality.startsWith("1"),
                reference.target != null);
    }
}
