package dev.pathos.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.health.Finding;
import dev.pathos.api.health.Finding.Level;
import dev.pathos.api.health.HealthCheck;
import dev.pathos.tck.HealthCheckContract;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MachineChecksTest {
    private static final long GIGA = 1_000_000_000;

    @Nested
    class Memory extends HealthCheckContract {
        @Override
        protected HealthCheck check() {
            return new MemoryCheck();
        }
    }

    @Nested
    class Ports extends HealthCheckContract {
        @Override
        protected HealthCheck check() {
            return new PortsCheck();
        }
    }

    @Test
    void should_refuse_an_old_java_and_one_of_32_bits() {
        assertEquals(Level.PROBLEM, JavaCheck.version(11, "11.0.2, X", "64").level());
        assertEquals(Level.PROBLEM, JavaCheck.version(17, "17.0.2, X", "32").level());
        assertEquals(Level.OK, JavaCheck.version(21, "21, X", "64").level());
        assertEquals(Level.WARNING, JavaCheck.vector("x", false).level());
        assertEquals(Level.OK, JavaCheck.vector("x", true).level());
    }

    @Test
    void should_warn_when_the_heap_may_outgrow_the_machine_or_little_is_left() {
        Finding larger = MemoryCheck.finding(6 * GIGA, 4 * GIGA, 3 * GIGA);
        assertEquals(Level.WARNING, larger.level());
        // half of 4e9 bytes in units of 2^20
        assertEquals("give less, say PATHOS_HEAP=1907m", larger.remedy());
        assertEquals(Level.WARNING, MemoryCheck.finding(GIGA, 4 * GIGA, GIGA / 2).level());
        assertEquals(Level.OK, MemoryCheck.finding(GIGA, 4 * GIGA, 2 * GIGA).level());
    }

    @Test
    void should_compare_native_code_with_the_flags_of_the_processor() {
        Set<String> old = Set.of("sse4_2");
        Set<String> recent = Set.of("sse4_2", "avx2");
        String fast = "linux-x86_64-onednn-avx2";
        assertEquals(Level.OK, ProcessorCheck.natives("dl4j", fast, true, recent).level());
        assertEquals(Level.PROBLEM, ProcessorCheck.natives("dl4j", fast, true, old).level());
        assertEquals(Level.PROBLEM, ProcessorCheck.natives("dl4j", fast, false, recent).level());
        assertEquals(
                Level.WARNING,
                ProcessorCheck.natives("dl4j", "linux-x86_64", true, recent).level());
        assertEquals(
                Level.OK, ProcessorCheck.natives("javacv", "linux-x86_64", true, recent).level());
        assertEquals(Level.OK, ProcessorCheck.natives("dl4j", fast, true, Set.of()).level());
    }

    @Test
    void should_read_flags_as_linux_writes_them() {
        assertEquals(
                Set.of("fpu", "avx2"),
                ProcessorCheck.flags(List.of("processor\t: 0", "flags\t\t: fpu avx2", "flags: x")));
        assertEquals(Set.of("fp", "asimd"), ProcessorCheck.flags(List.of("Features : fp asimd")));
        assertTrue(ProcessorCheck.flags(List.of("model name : flags")).isEmpty());
    }

    @Test
    void should_call_open_ports_a_problem() {
        assertEquals(Level.OK, PortsCheck.finding(Set.of()).level());
        Finding open = PortsCheck.finding(Set.of("tcp 5005"));
        assertEquals(Level.PROBLEM, open.level());
        assertEquals("open: tcp 5005", open.what());
    }
}
