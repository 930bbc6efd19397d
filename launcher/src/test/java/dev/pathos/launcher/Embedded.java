package dev.pathos.launcher;

import dev.pathos.features.BundleEntry;
import dev.pathos.features.Distribution;
import dev.pathos.features.Machine;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** A platform in the process of the tests, and what its commands say. */
final class Embedded implements AutoCloseable {
    private final Platform platform;

    private Embedded(Platform platform) {
        this.platform = platform;
    }

    /**
     * Starts bundles.
     *
     * @param bundles which
     * @param folder takes all that the platform writes
     * @param repositories where the bundles lie
     */
    static Embedded start(List<BundleEntry> bundles, Path folder, Path... repositories)
            throws Exception {
        return new Embedded(
                Platform.start(
                        new Distribution(bundles, List.of(repositories)).on(Machine.here(null)),
                        Files.createTempDirectory(Files.createDirectories(folder), "framework"),
                        Shipped.properties(folder),
                        false));
    }

    BundleContext context() {
        return platform.context();
    }

    /** The names of all commands, with their scopes. */
    List<String> commands() {
        try (Commands commands = commands(new ByteArrayOutputStream())) {
            return commands.known();
        }
    }

    private Commands commands(ByteArrayOutputStream bytes) {
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        return new Commands(context(), InputStream.nullInputStream(), out, out);
    }

    /** What a command prints, or if it fails what the user is told. */
    String say(String... words) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Commands commands = commands(bytes)) {
            commands.run(List.of(words));
            return bytes.toString(StandardCharsets.UTF_8).strip();
        } catch (Exception e) {
            return Failure.describe(Failure.rootOf(e));
        }
    }

    /** Calls a method of a service whose type only bundles know. */
    Object call(String service, String method, Class<?>[] types, Object... arguments)
            throws Exception {
        ServiceReference<?>[] found = context().getAllServiceReferences(service, null);
        Object target = context().getService(found[0]);
        try {
            return target.getClass().getMethod(method, types).invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    @Override
    public void close() {
        platform.stop(10_000);
    }
}
