package dev.pathos.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShelfTest {
    private static final String COMPONENT =
            """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="lab.Pitch"
                configuration-policy="require" configuration-pid="pitch">
              <property name="osgi.command.function" type="String">tune
            sing</property>
              <service><provide interface="lab.Task"/></service>
            </scr:component>
            """;

    @TempDir Path folder;
    private Shelf shelf;

    @BeforeEach
    void fill() throws IOException {
        Path repository = folder.resolve("repository");
        jar(
                repository.resolve("org/lab/pitch/1.2/pitch-1.2.jar"),
                Map.of(
                        "Bundle-SymbolicName", "lab.pitch;singleton:=true",
                        "Export-Package",
                                "lab.api;lab.spi;version=\"1.0\";uses:=\"a.b,lab.x\",lab.z",
                        "Provide-Capability",
                                "osgi.service;objectClass:List<String>=\"lab.Task,lab.Other\";"
                                        + "uses:=\"lab\",osgi.service;objectClass=lab.Single",
                        "Service-Component", "OSGI-INF/pitch.xml, OSGI-INF/gone.xml"));
        Files.createDirectories(repository.resolve("org/lab/torn/1"));
        Files.writeString(repository.resolve("org/lab/torn/1/torn-1.jar"), "PK");
        Path features = Files.createDirectories(folder.resolve("features"));
        Files.writeString(
                features.resolve("lab.json"), "{\"bundles\": [{\"id\": \"org.lab:pitch:1.2\"}]}");
        shelf = new Shelf(List.of(folder.resolve("none"), repository), features);
    }

    private static void jar(Path file, Map<String, String> headers) throws IOException {
        Files.createDirectories(file.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.forEach(manifest.getMainAttributes()::putValue);
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.putNextEntry(new JarEntry("OSGI-INF/pitch.xml"));
            jar.write(COMPONENT.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void should_name_the_bundle_and_the_feature_that_has_what_is_missing() {
        Optional<String> pitch = Optional.of("add org.lab:pitch:1.2, as features/lab.json does");
        assertEquals(pitch, shelf.exporting("lab.api"));
        assertEquals(pitch, shelf.exporting("lab.spi"));
        assertEquals(pitch, shelf.exporting("lab.z"));
        assertEquals(pitch, shelf.offering("lab.Other"));
        assertEquals(pitch, shelf.offering("lab.Single"));
        assertEquals(pitch, shelf.named("lab.pitch"));
        assertEquals(pitch, shelf.part("pitch"));
    }

    @Test
    void should_not_take_what_a_bundle_only_uses_for_what_it_offers() {
        assertEquals(Optional.empty(), shelf.exporting("lab.x"));
        assertEquals(Optional.empty(), shelf.exporting("a.b"));
        assertEquals(Optional.empty(), shelf.offering("lab"));
        assertEquals(Optional.empty(), shelf.named("lab"));
        assertEquals(Optional.empty(), shelf.part("lab.Pitch"));
        assertEquals(Optional.empty(), Shelf.EMPTY.part("pitch"));
    }

    @Test
    void should_read_what_a_component_that_sleeps_declares() throws IOException {
        ComponentDocument read =
                ComponentDocument.of(
                        Documents.root(
                                new ByteArrayInputStream(
                                        COMPONENT.getBytes(StandardCharsets.UTF_8)),
                                "pitch.xml"));
        assertEquals(
                new ComponentDocument(
                        "lab.Pitch", "pitch", List.of("lab.Task"), List.of("tune", "sing")),
                read);
    }
}
