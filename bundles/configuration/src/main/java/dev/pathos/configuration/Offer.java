package dev.pathos.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;

/**
 * What a bundle offers that is not installed, as its jar tells.
 *
 * @param jar the jar
 * @param headers of its manifest
 */
record Offer(JarFile jar, Attributes headers) {
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final Pattern SERVICES =
            Pattern.compile("objectClass(?::List<String>)?=(?:\"([^\"]*)\"|([\\w.]+))");

    /**
     * Reads the manifest.
     *
     * @throws IOException if it cannot be read
     */
    static Offer of(JarFile jar) throws IOException {
        Manifest manifest = jar.getManifest();
        return new Offer(jar, manifest == null ? new Attributes() : manifest.getMainAttributes());
    }

    private String header(String name) {
        String value = headers.getValue(name);
        return value == null ? "" : value;
    }

    String symbolicName() {
        return header("Bundle-SymbolicName").replaceFirst(";.*", "").strip();
    }

    /** The packages that it exports. */
    List<String> packages() {
        List<String> names = new ArrayList<>();
        for (String clause : QUOTED.matcher(header("Export-Package")).replaceAll("").split(",")) {
            for (String path : clause.split(";")) {
                if (!path.contains("=")) {
                    names.add(path.strip());
                }
            }
        }
        return names;
    }

    /** Full names of the interfaces of services that it offers. */
    List<String> services() {
        List<String> names = new ArrayList<>();
        for (Matcher found = SERVICES.matcher(header("Provide-Capability")); found.find(); ) {
            String list = found.group(1) == null ? found.group(2) : found.group(1);
            names.addAll(List.of(list.split("\\s*,\\s*")));
        }
        return names;
    }

    /** Its components. */
    List<ComponentDocument> components() {
        List<ComponentDocument> components = new ArrayList<>();
        for (String path : header("Service-Component").split("\\s*,\\s*")) {
            ZipEntry document = jar.getEntry(path);
            if (document == null) {
                continue;
            }
            try (InputStream in = jar.getInputStream(document)) {
                components.add(ComponentDocument.of(Documents.root(in, path)));
            } catch (IOException e) {
                // What cannot be read describes nothing.
                continue;
            }
        }
        return components;
    }
}
