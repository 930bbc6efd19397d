package dev.pathos.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;

class NeedsTest {
    private static Requirement need(String namespace, Map<String, String> directives) {
        return new Requirement() {
            @Override
            public String getNamespace() {
                return namespace;
            }

            @Override
            public Map<String, String> getDirectives() {
                return directives;
            }

            @Override
            public Map<String, Object> getAttributes() {
                return Map.of();
            }

            @Override
            public Resource getResource() {
                throw new UnsupportedOperationException();
            }
        };
    }

    private static String words(String namespace, String filter) {
        return Needs.words(need(namespace, Map.of("filter", filter)));
    }

    @Test
    void should_put_a_package_and_its_versions_into_words() {
        String name = "osgi.wiring.package";
        assertEquals(
                "the package a.b from version 1.2.0 to below 2.0.0",
                words(name, "(&(" + name + "=a.b)(version>=1.2.0)(!(version>=2.0.0)))"));
        assertEquals("the package a.b", words(name, "(" + name + "=a.b)"));
        assertEquals(
                "the package a.b to below 2.0.0",
                words(name, "(&(" + name + "=a.b)(!(version>=2.0.0)))"));
    }

    @Test
    void should_name_java_versions_machines_and_anything_else() {
        assertEquals(
                "Java 99 (this is " + Runtime.version().feature() + ")",
                words("osgi.ee", "(&(osgi.ee=JavaSE)(version=99))"));
        assertTrue(
                words("osgi.native", "(osgi.native.osname~=plan9)").startsWith("another machine"));
        assertEquals(
                "osgi.extender osgi.component from version 1.5.0",
                words("osgi.extender", "(&(osgi.extender=osgi.component)(version>=1.5.0))"));
        assertEquals("x.y (z=1)", words("x.y", "(z=1)"));
    }

    @Test
    void should_not_mind_what_is_optional_or_counts_later() {
        assertTrue(Needs.mandatory(need("x", Map.of())));
        assertFalse(Needs.mandatory(need("x", Map.of("resolution", "optional"))));
        assertFalse(Needs.mandatory(need("osgi.service", Map.of("effective", "active"))));
    }
}
