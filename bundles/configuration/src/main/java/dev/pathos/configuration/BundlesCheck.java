package dev.pathos.configuration;

import dev.pathos.api.health.Finding;
import dev.pathos.api.health.HealthCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.metatype.MetaTypeService;

/** Looks whether all bundles are in use and all their components can be made. */
@Component(property = "service.ranking:Integer=40")
public final class BundlesCheck implements HealthCheck {
    private final BundleContext context;
    private final Scr scr;
    private final Bundles bundles;
    private final Causes causes;

    /** Called by Declarative Services. */
    @Activate
    public BundlesCheck(
            @Reference ServiceComponentRuntime components,
            @Reference MetaTypeService metatype,
            BundleContext context) {
        Shelf shelf = Shelf.of(context);
        this.context = context;
        this.scr = new Scr(components, context);
        this.bundles = new Bundles(context, shelf);
        this.causes =
                new Causes(scr, new Declarations(components, metatype, context), context, shelf);
    }

    @Override
    public List<Finding> examine(boolean thorough) {
        List<Cause> broken = new ArrayList<>();
        int resting = 0;
        for (Bundle bundle : context.getBundles()) {
            Cause cause = bundles.cause(bundle, Trail.START);
            if (!cause.well() && resting(bundle)) {
                resting++;
            } else if (!cause.well()) {
                broken.add(cause);
            }
        }
        List<ComponentDescriptionDTO> components = scr.all();
        List<Cause> missing = new ArrayList<>();
        Set<String> spared = new TreeSet<>();
        int out = 0;
        for (ComponentDescriptionDTO component : components) {
            Cause cause = causes.component(component);
            if (spared(component.properties, cause)) {
                spared.addAll(functions(component.properties));
                out++;
            } else if (!cause.well()) {
                missing.add(cause);
            }
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(
                Finding.ok(
                        "bundles",
                        context.getBundles().length
                                - broken.size()
                                - resting
                                + " in use"
                                + (resting == 0 ? "" : ", " + resting + " resting")));
        findings.addAll(findings("bundles", broken));
        findings.add(
                Finding.ok(
                        "components", components.size() - missing.size() - out + " are available"));
        if (!spared.isEmpty()) {
            findings.add(
                    Finding.ok(
                            "commands",
                            String.join(", ", spared)
                                    + (spared.size() == 1 ? " is" : " are")
                                    + " left out, as no bundle here has what they are for: why"
                                    + " <command> tells"));
        }
        findings.addAll(findings("components", missing));
        return findings;
    }

    /**
     * Whether nobody started it, as the bundles of the terminal where commands come from outside.
     */
    private static boolean resting(Bundle bundle) {
        return bundle.getState() == Bundle.RESOLVED
                && !bundle.adapt(BundleStartLevel.class).isPersistentlyStarted();
    }

    /**
     * Whether it is a command for something that this platform was put together without: {@code
     * faces} where nothing follows faces. The same may be missing in what {@code assemble} makes.
     */
    static boolean spared(Map<String, Object> properties, Cause cause) {
        Cause root = cause.root();
        return !cause.well()
                && !functions(properties).isEmpty()
                && root.state().startsWith("(dev.pathos.api.")
                && root.state().endsWith(MissingServices.UNOFFERED);
    }

    private static List<String> functions(Map<String, Object> properties) {
        Object functions = properties.get("osgi.command.function");
        if (functions instanceof Object[] several) {
            return Stream.of(several).map(String::valueOf).toList();
        }
        return functions == null ? List.of() : List.of(functions.toString());
    }

    /** A finding for each cause, with all that waits for it. */
    static List<Finding> findings(String subject, List<Cause> broken) {
        Map<String, Cause> roots = new LinkedHashMap<>();
        Map<String, List<String>> waiting = new LinkedHashMap<>();
        for (Cause cause : broken) {
            Cause root = cause.root();
            roots.putIfAbsent(root.subject(), root);
            waiting.computeIfAbsent(root.subject(), s -> new ArrayList<>()).add(cause.subject());
        }
        List<Finding> findings = new ArrayList<>();
        roots.forEach(
                (name, root) -> {
                    List<String> others = new ArrayList<>(waiting.get(name));
                    others.remove(name);
                    findings.add(
                            Finding.problem(
                                    subject,
                                    root.subject()
                                            + " "
                                            + root.state()
                                            + (others.isEmpty() ? "" : ", so does not work: ")
                                            + String.join(", ", others),
                                    root.remedy()));
                });
        return findings;
    }
}
