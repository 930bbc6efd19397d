package dev.pathos.api.health;

import dev.pathos.api.run.Table;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Asks every {@link HealthCheck} and tells what they saw. */
@ProviderType
public interface Doctor {
    /**
     * Looks at the whole installation. A check that throws or hangs is a finding of its own.
     *
     * @param thorough whether checks may take seconds
     * @return what was seen
     */
    Examination examine(boolean thorough);

    /**
     * What was seen.
     *
     * @param table a row for each finding
     * @param findings the same as values, in the same order
     */
    record Examination(Table table, List<Finding> findings) {
        public Examination {
            findings = List.copyOf(findings);
        }

        /** What does not work. */
        public List<Finding> problems() {
            return findings.stream().filter(f -> f.level() == Finding.Level.PROBLEM).toList();
        }
    }
}
