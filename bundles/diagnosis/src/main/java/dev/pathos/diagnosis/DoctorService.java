package dev.pathos.diagnosis;

import dev.pathos.api.health.Doctor;
import dev.pathos.api.health.Finding;
import dev.pathos.api.health.HealthCheck;
import dev.pathos.api.run.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Asks the checks one after the other, as some of them measure. */
@Component
public final class DoctorService implements Doctor {
    private static final int SECONDS = 20;
    private static final int THOROUGH_SECONDS = 120;

    private final Map<ServiceReference<HealthCheck>, HealthCheck> checks =
            new ConcurrentSkipListMap<>(Comparator.reverseOrder());

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bind(ServiceReference<HealthCheck> reference, HealthCheck check) {
        checks.put(reference, check);
    }

    void unbind(ServiceReference<HealthCheck> reference) {
        checks.remove(reference);
    }

    @Override
    public Examination examine(boolean thorough) {
        List<Finding> findings = new ArrayList<>();
        checks.forEach(
                (reference, check) ->
                        findings.addAll(
                                Patience.examine(
                                        reference.getBundle().getSymbolicName(),
                                        check,
                                        thorough,
                                        thorough ? THOROUGH_SECONDS : SECONDS)));
        return new Examination(table(findings), findings);
    }

    static Table table(List<Finding> findings) {
        return new Table(
                title(findings),
                List.of("subject", "state", "description"),
                findings.stream()
                        .map(
                                finding ->
                                        List.of(
                                                finding.subject(),
                                                words(finding.level()),
                                                finding.what()
                                                        + (finding.remedy().isEmpty()
                                                                ? ""
                                                                : ": " + finding.remedy())))
                        .toList(),
                List.of());
    }

    private static String title(List<Finding> findings) {
        long problems = count(findings, Finding.Level.PROBLEM);
        long warnings = count(findings, Finding.Level.WARNING);
        if (problems + warnings == 0) {
            return "All is well";
        }
        return "Problems: " + problems + ", warnings: " + warnings;
    }

    private static long count(List<Finding> findings, Finding.Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }

    private static String words(Finding.Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }
}
