package dev.pathos.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;

class BundleSourceTest {
    @TempDir Path folder;

    private static Bundle bundle(String version, String location) {
        return (Bundle)
                Proxy.newProxyInstance(
                        Bundle.class.getClassLoader(),
                        new Class<?>[] {Bundle.class},
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "getSymbolicName" -> "lab.pitch";
                                    case "getVersion" -> Version.parseVersion(version);
                                    case "getLocation" -> location;
                                    case "getLastModified" -> 1234L;
                                    default ->
                                            throw new UnsupportedOperationException(
                                                    method.getName());
                                });
    }

    @Test
    void should_carry_the_content_of_a_snapshot_and_of_nothing_else() throws IOException {
        Path jar = Files.writeString(folder.resolve("a b.jar"), "abc");
        String location = "reference:" + jar.toUri();
        assertEquals("lab.pitch", BundleSource.of(bundle("1.0.0", location)));
        // FIPS 180-4, the example of one block
        String digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assertEquals(
                "lab.pitch sha256:" + digest, BundleSource.of(bundle("1.0.0.SNAPSHOT", location)));
        assertEquals(
                "lab.pitch sha256:" + digest,
                BundleSource.of(bundle("1.0.0.202611271813", jar.toUri().toString())));
        assertEquals(
                "lab.pitch installed:1234",
                BundleSource.of(bundle("1.0.0.SNAPSHOT", "inputstream:x")));
    }
}
