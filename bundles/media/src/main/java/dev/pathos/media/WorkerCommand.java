package dev.pathos.media;

import dev.pathos.api.run.Problem;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;

/** The command line of a worker: this Java, and the jars that this bundle is wired to. */
final class WorkerCommand {
    private static final String CACHE = "org.bytedeco.javacpp.cachedir";

    private WorkerCommand() {}

    /**
     * The command inside a framework.
     *
     * @param context of this bundle
     * @return program and arguments
     * @throws Problem if a jar does not lie in a file
     */
    static List<String> inside(BundleContext context) {
        Bundle javacv = provider(context.getBundle(), "org.bytedeco.javacv");
        List<Path> jars = new ArrayList<>();
        jars.add(file(context.getBundle()));
        jars.add(file(provider(context.getBundle(), "dev.pathos.api.corpus")));
        jars.add(file(javacv));
        find(context.getBundle(), "ai.onnxruntime").ifPresent(onnx -> jars.add(file(onnx)));
        for (BundleWire wire :
                javacv.adapt(BundleWiring.class).getProvidedWires(HostNamespace.HOST_NAMESPACE)) {
            jars.add(file(wire.getRequirer().getBundle()));
        }
        // The library bundle keeps its natives in a folder named after itself.
        String cache =
                System.getProperty(CACHE, System.getProperty("user.home") + "/.javacpp/cache");
        return of(jars, Path.of(cache, javacv.getSymbolicName()));
    }

    private static Bundle provider(Bundle media, String wanted) {
        return find(media, wanted)
                .orElseThrow(() -> new IllegalStateException("resolved without " + wanted));
    }

    private static Optional<Bundle> find(Bundle media, String wanted) {
        for (BundleWire wire :
                media.adapt(BundleWiring.class)
                        .getRequiredWires(PackageNamespace.PACKAGE_NAMESPACE)) {
            Object name =
                    wire.getCapability().getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE);
            if (wanted.equals(name)) {
                return Optional.of(wire.getProvider().getBundle());
            }
        }
        return Optional.empty();
    }

    private static Path file(Bundle bundle) {
        return file(bundle.getLocation(), bundle.getSymbolicName());
    }

    /**
     * The jar at a bundle's location.
     *
     * @param location as given at installation
     * @param name the bundle's name, for the message
     * @return the file
     * @throws Problem if the location is not a file's
     */
    static Path file(String location, String name) {
        String url = location.replaceFirst("^reference:", "");
        if (!url.startsWith("file:")) {
            throw new Problem(
                    "the decoding process needs a jar file",
                    "bundle " + name + ", installed from " + location,
                    "install it from reference:file:<path of the jar>");
        }
        String path = URI.create(url.replace(" ", "%20")).getPath();
        // A relative location, as Felix takes it, is no hierarchical URI.
        return Path.of(path == null ? url.substring("file:".length()) : path);
    }

    /**
     * The command for given jars.
     *
     * @param jars this bundle's, the API's, JavaCV's and its natives'
     * @param natives where JavaCPP unpacks native libraries
     * @return program and arguments
     */
    static List<String> of(List<Path> jars, Path natives) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:+ErrorFileToStderr",
                "-XX:+DisplayVMOutputToStderr",
                "-XX:+ExitOnOutOfMemoryError",
                // FFmpeg takes file names in UTF-8.
                "-Dfile.encoding=UTF-8",
                // The parent limits memory; JavaCPP need not look at each allocation.
                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
                "-D" + CACHE + "=" + natives,
                "-cp",
                jars.stream()
                        .map(jar -> jar.toAbsolutePath().toString())
                        .collect(Collectors.joining(File.pathSeparator)),
                Worker.class.getName());
    }
}
