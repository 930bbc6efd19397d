package dev.pathos.features;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MachineTest {
    private static Variant variant(String platform, String natives) {
        return new Variant(platform, natives, Optional.empty());
    }

    @Test
    void should_name_platforms_as_native_libraries_do() {
        assertEquals("linux-x86_64", Machine.platform("Linux", "amd64"));
        assertEquals("linux-arm64", Machine.platform("Linux", "aarch64"));
        assertEquals("macosx-arm64", Machine.platform("Mac OS X", "aarch64"));
        assertEquals("windows-x86_64", Machine.platform("Windows 11", "amd64"));
        assertEquals("linux-riscv64", Machine.platform("Linux", "riscv64"));
    }

    @Test
    void should_read_the_flags_of_the_first_processor() {
        assertEquals(
                Set.of("sse2", "avx2"),
                Machine.flags(
                        Stream.of(
                                "model name\t: X",
                                "flags\t\t: sse2 avx2",
                                "flags\t\t: sse2 avx2 avx512f")));
        assertEquals(Set.of("asimd", "sve"), Machine.flags(Stream.of("Features\t: asimd sve")));
        assertEquals(Set.of(), Machine.flags(Stream.of("processor : 0")));
    }

    @Test
    void should_run_what_its_platform_and_its_processor_can() {
        Machine machine = new Machine("linux-x86_64", Set.of("avx2"));

        assertTrue(machine.runs(variant("linux-x86_64", "plain")));
        assertTrue(machine.runs(variant("linux-x86_64", "avx2")));
        assertFalse(machine.runs(variant("linux-x86_64", "avx512f")));
        assertFalse(machine.runs(variant("macosx-x86_64", "plain")));
    }

    @Test
    void should_leave_the_flags_aside_when_asked_to() {
        assertEquals(Set.of(), Machine.here("plain").flags());
        assertEquals(Machine.here("plain").platform(), Machine.here(null).platform());
    }
}
