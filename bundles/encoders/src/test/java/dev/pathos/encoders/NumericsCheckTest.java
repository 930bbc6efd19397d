package dev.pathos.encoders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.health.Finding;
import dev.pathos.api.health.HealthCheck;
import dev.pathos.tck.HealthCheckContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class NumericsCheckTest extends HealthCheckContract {
    @Override
    protected HealthCheck check() {
        return new NumericsCheck();
    }

    @Override
    protected boolean thorough() {
        return true;
    }

    @Test
    void should_name_backend_and_blas_when_it_looks_thoroughly() {
        List<Finding> findings = check().examine(true);
        assertEquals(Finding.Level.OK, findings.get(0).level(), findings.toString());
        assertTrue(findings.get(0).what().matches("CpuBackend with \\w+, computes right, \\d+ ms"));
    }
}
