package dev.pathos.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.health.Finding;
import dev.pathos.api.health.Finding.Level;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

class PluginsCheckTest {
    @TempDir Path folder;

    private void jar(String file, String name, String version) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        if (!name.isEmpty()) {
            main.putValue("Bundle-SymbolicName", name + ";singleton:=false");
            main.putValue("Bundle-Version", version);
        }
        try (OutputStream out = Files.newOutputStream(folder.resolve(file))) {
            new JarOutputStream(out, manifest).close();
        }
    }

    private List<Finding> look(Bundle... bundles) {
        return new PluginsCheck(Doubles.context(bundles), folder).examine(false);
    }

    @Test
    void should_count_the_jars_whose_bundles_are_started() throws IOException {
        jar("pitch-2.jar", "lab.pitch", "2.0.0");
        List<Finding> findings =
                look(
                        Doubles.bundle("lab.pitch", "1.0.0", Bundle.RESOLVED),
                        Doubles.bundle("lab.pitch", "2.0.0", Bundle.ACTIVE));
        assertEquals(
                List.of(Finding.ok("plug-ins", "1 of the folder " + folder + " in use")), findings);
    }

    @Test
    void should_say_what_is_wrong_with_each_of_the_others() throws IOException {
        jar("a-new.jar", "lab.new", "1.0.0");
        jar("b-plain.jar", "", "");
        jar("c-stopped.jar", "lab.stopped", "1.0.0");
        Files.writeString(folder.resolve("d-torn.jar"), "PK");
        List<Finding> findings = look(Doubles.bundle("lab.stopped", "1.0.0", Bundle.INSTALLED));
        assertEquals(
                List.of(Level.OK, Level.PROBLEM, Level.WARNING, Level.PROBLEM, Level.PROBLEM),
                findings.stream().map(Finding::level).toList());
        assertEquals("the bundle lab.new is not installed", findings.get(1).what());
        assertTrue(findings.get(2).what().startsWith("it is no OSGi bundle"));
        assertEquals("ask for the reason with: why lab.stopped", findings.get(3).remedy());
        assertEquals("copy it again", findings.get(4).remedy());
    }

    @Test
    void should_be_content_without_a_folder() {
        List<Finding> findings =
                new PluginsCheck(Doubles.context(), folder.resolve("none")).examine(false);
        assertEquals(List.of(Level.OK), findings.stream().map(Finding::level).toList());
    }
}
