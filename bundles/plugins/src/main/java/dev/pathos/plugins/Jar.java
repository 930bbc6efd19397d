package dev.pathos.plugins;

import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipException;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/**
 * A jar that can be a plug-in, as far as it tells by itself.
 *
 * @param file where it was put
 * @param content where its bytes are read
 * @param sha256 their digest
 * @param bytes how many they are
 * @param name its symbolic name
 * @param version its version
 * @param offers its components
 */
record Jar(
        Path file,
        Path content,
        String sha256,
        long bytes,
        String name,
        Version version,
        List<Offer> offers) {
    /** Where the vocabulary lies in a jar: one with its own copy would speak another language. */
    private static final String VOCABULARY = "dev/pathos/api/";

    private static final String BUILD =
            "build it with bnd-maven-plugin, as the archetype's pom.xml does";

    Jar {
        offers = List.copyOf(offers);
    }

    /**
     * Reads what a jar tells.
     *
     * @param file where it was put, for messages
     * @param content where its bytes are read
     * @param sha256 their digest
     * @throws Incomplete if it is no whole zip file
     * @throws Problem if it can be no plug-in, whatever the platform
     */
    static Jar read(Path file, Path content, String sha256) {
        try (JarFile jar = new JarFile(content.toFile(), false)) {
            Manifest manifest = jar.getManifest();
            Attributes headers = manifest == null ? new Attributes() : manifest.getMainAttributes();
            String name = name(headers, file);
            refuseFragment(headers, file);
            List<Offer> offers = offers(jar, headers, file);
            if (jar.stream().anyMatch(e -> isCopy(e.getName()))) {
                throw new Problem(
                        "it contains its own copy of the API (" + VOCABULARY + ")",
                        file.getFileName().toString(),
                        "give the dependency dev.pathos.api the scope provided, so that the"
                                + " package is imported");
            }
            return new Jar(
                    file,
                    content,
                    sha256,
                    Files.size(content),
                    name,
                    version(headers, file),
                    offers);
        } catch (ZipException e) {
            throw new Incomplete(file.getFileName().toString(), e);
        } catch (IOException e) {
            throw new Problem(
                    Words.of(e), file.getFileName().toString(), "make the file readable", e);
        }
    }

    private static boolean isCopy(String entry) {
        return entry.startsWith(VOCABULARY) && entry.endsWith(".class");
    }

    private static String name(Attributes headers, Path file) {
        String header = headers.getValue(Constants.BUNDLE_SYMBOLICNAME);
        if (header == null) {
            throw new Problem(
                    "it is no OSGi bundle: its manifest has no Bundle-SymbolicName",
                    file.getFileName().toString(),
                    BUILD);
        }
        return header.replaceFirst(";.*", "").strip();
    }

    private static Version version(Attributes headers, Path file) {
        String header = headers.getValue(Constants.BUNDLE_VERSION);
        try {
            return Version.parseVersion(header == null ? "" : header);
        } catch (IllegalArgumentException e) {
            throw new Problem(
                    "its Bundle-Version '" + header + "' is no version",
                    file.getFileName().toString(),
                    "write it as 1.2.3 or 1.2.3.word",
                    e);
        }
    }

    private static void refuseFragment(Attributes headers, Path file) {
        String host = headers.getValue(Constants.FRAGMENT_HOST);
        if (host != null) {
            throw new Problem(
                    "it is a fragment of "
                            + host.replaceFirst(";.*", "").strip()
                            + ", which is in use and would have to be refreshed",
                    file.getFileName().toString(),
                    "put it into a feature, or make a bundle of its own of it");
        }
    }

    private static List<Offer> offers(JarFile jar, Attributes headers, Path file) {
        String descriptions = headers.getValue("Service-Component");
        List<Offer> offers;
        try {
            offers = Offers.of(jar, descriptions == null ? "" : descriptions);
        } catch (IOException e) {
            throw new Problem(Words.of(e), file.getFileName().toString(), BUILD, e);
        }
        if (offers.isEmpty()) {
            throw new Problem(
                    "it has no component",
                    file.getFileName().toString(),
                    "annotate its class with @Component and " + BUILD);
        }
        for (Offer offer : offers) {
            String entry = offer.type().replace('.', '/') + ".class";
            // a Bundle-ClassPath may hide classes in jars within the jar
            if (headers.getValue(Constants.BUNDLE_CLASSPATH) == null
                    && jar.getEntry(entry) == null) {
                throw new Problem(
                        "the class " + offer.type() + " of its component is missing",
                        file.getFileName().toString(),
                        BUILD);
            }
        }
        return offers;
    }

    /** The kinds of pretext tasks that it offers. */
    List<String> pretextTasks() {
        return offers.stream().filter(Offer::pretextTask).map(Offer::pid).distinct().toList();
    }

    /** Symbolic name and version. */
    String label() {
        return name + " " + version;
    }

    /** The parts that it offers, in words. */
    String parts() {
        List<String> pids =
                offers.stream()
                        .filter(Offer::nameable)
                        .map(o -> o.kind() + " " + o.pid())
                        .distinct()
                        .toList();
        return pids.isEmpty() ? "no part" : String.join(", ", pids);
    }

    /** The same at another place. */
    Jar at(Path place) {
        return new Jar(file, place, sha256, bytes, name, version, offers);
    }
}
