package dev.pathos.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Plug-ins are built with the versions that the platform is built with. */
class VersionsTest {
    private static final Path ROOT = Place.HOME.resolve("pom.xml");
    private static final Path BOM = Place.HOME.resolve("plugins-sdk/bom/pom.xml");
    private static final Path EXAMPLE = Place.HOME.resolve("plugins-sdk/example/pom.xml");
    private static final Path GENERATED =
            Place.HOME.resolve(
                    "plugins-sdk/archetype/src/main/resources/archetype-resources/pom.xml");

    @Test
    void should_be_the_platforms_when_the_bom_manages_them() {
        for (String artifact :
                List.of(
                        "osgi.annotation",
                        "osgi.core",
                        "org.osgi.service.component.annotations",
                        "org.osgi.service.metatype.annotations",
                        "junit-bom")) {
            assertEquals(Versions.of(ROOT, artifact), Versions.of(BOM, artifact), artifact);
        }
        for (String artifact : List.of("dev.pathos.bom", "dev.pathos.api", "dev.pathos.tck")) {
            assertEquals(Sdk.VERSION, Versions.of(BOM, artifact), artifact);
        }
        assertEquals(Sdk.VERSION, Versions.of(ROOT, "pathos"));
    }

    @Test
    void should_be_the_platforms_when_a_plug_in_is_built_with_them() {
        for (String plugin :
                List.of(
                        "maven-clean-plugin",
                        "maven-resources-plugin",
                        "maven-compiler-plugin",
                        "maven-surefire-plugin",
                        "maven-jar-plugin",
                        "maven-install-plugin",
                        "bnd-maven-plugin")) {
            assertEquals(Versions.of(ROOT, plugin), Versions.of(GENERATED, plugin), plugin);
            assertEquals(Versions.of(ROOT, plugin), Versions.of(EXAMPLE, plugin), plugin);
        }
    }
}
