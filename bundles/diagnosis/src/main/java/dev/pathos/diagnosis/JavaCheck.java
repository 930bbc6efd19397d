package dev.pathos.diagnosis;

import dev.pathos.api.health.Finding;
import dev.pathos.api.health.HealthCheck;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Looks at the Java that runs this, and whether bundles that want its vector instructions have
 * them.
 */
@Component(property = "service.ranking:Integer=100")
public final class JavaCheck implements HealthCheck {
    private static final String SUBJECT = "Java";
    private static final String VECTOR = "osgi.wiring.package=jdk.incubator.vector";
    private static final int LEAST = 17;

    private final BundleContext context;

    /** Called by Declarative Services. */
    @Activate
    public JavaCheck(BundleContext context) {
        this.context = context;
    }

    @Override
    public List<Finding> examine(boolean thorough) {
        List<Finding> findings = new ArrayList<>();
        findings.add(
                version(
                        Runtime.version().feature(),
                        System.getProperty("java.version")
                                + ", "
                                + System.getProperty("java.vm.name")
                                + " of "
                                + System.getProperty("java.vendor"),
                        System.getProperty("sun.arch.data.model", "64")));
        for (Bundle bundle : context.getBundles()) {
            if (wants(bundle)) {
                findings.add(vector(bundle.getSymbolicName(), has(bundle)));
            }
        }
        return findings;
    }

    static Finding version(int feature, String words, String bits) {
        if (feature < LEAST) {
            return Finding.problem(
                    SUBJECT, words + " is too old", "install a JDK of version 17 or newer");
        }
        return bits.equals("32")
                ? Finding.problem(SUBJECT, words + " has 32 bits", "install a JDK of 64 bits")
                : Finding.ok(SUBJECT, words);
    }

    static Finding vector(String bundle, boolean has) {
        return has
                ? Finding.ok("vector instructions", bundle + " uses them")
                : Finding.warning(
                        "vector instructions",
                        bundle + " does without them, so features take longer",
                        "use a JDK with the module jdk.incubator.vector and start with ./pathos");
    }

    private static boolean wants(Bundle bundle) {
        for (BundleRequirement each :
                bundle.adapt(BundleRevision.class).getDeclaredRequirements(null)) {
            if (each.getDirectives().getOrDefault("filter", "").contains(VECTOR)) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(Bundle bundle) {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        for (BundleWire wire :
                wiring == null ? List.<BundleWire>of() : wiring.getRequiredWires(null)) {
            String filter = wire.getRequirement().getDirectives().getOrDefault("filter", "");
            if (filter.contains(VECTOR)) {
                return true;
            }
        }
        return false;
    }
}
