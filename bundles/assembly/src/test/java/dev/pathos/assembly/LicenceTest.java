package dev.pathos.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LicenceTest {
    private static List<String> names(String header) {
        return Licence.parse(header).stream().map(Licence::name).toList();
    }

    @Test
    void should_name_licences_by_their_identifiers() {
        assertEquals(List.of(), names(null));
        assertEquals(
                List.of("Apache-2.0", "MIT"),
                names(
                        "https://www.apache.org/licenses/LICENSE-2.0.txt,"
                                + "MIT;description=\"a, b; c\";link=\"https://x\""));
        assertEquals(
                List.of("EPL-2.0", "GPL-2.0-only WITH Classpath-exception-2.0"),
                names(
                        "https://projects.eclipse.org/license/epl-2.0,"
                                + " https://projects.eclipse.org/license/secondary-gpl-2.0-cp"));
        assertEquals(List.of("Own, Version 2"), names("\"Own, Version 2\";link=\"https://x\""));
    }

    @Test
    void should_say_of_what_a_licence_is_when_that_is_short() {
        assertEquals(
                List.of(
                        "Apache-2.0",
                        "MIT (FastCSV)",
                        "GPL-3.0-or-later WITH GCC-exception-3.1 (runtime of GCC)"),
                Licence.parse(
                                "Apache-2.0;description=\"This program and its materials are made"
                                        + " available\", MIT;description=FastCSV,"
                                        + " \"GPL-3.0-or-later WITH GCC-exception-3.1\""
                                        + ";description=\"runtime of GCC\"")
                        .stream()
                        .map(Licence::toString)
                        .toList());
    }

    @Test
    void should_know_which_licence_binds_the_whole() {
        assertTrue(new Licence("GPL-3.0-only", "").binding());
        assertTrue(new Licence("AGPL-3.0-or-later", "").binding());
        assertFalse(new Licence("LGPL-3.0-or-later", "").binding());
        assertFalse(new Licence("GPL-2.0-only WITH Classpath-exception-2.0", "").binding());
    }
}
