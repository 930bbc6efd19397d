package dev.pathos.launcher.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Hashtable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A bundle with commands that succeed, fail and hang, for the tests of the launcher. */
public final class ProbeActivator implements BundleActivator {
    private final Path cwd = Path.of(System.getProperty("pathos.cwd"));

    @Override
    public void start(BundleContext context) {
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put("osgi.command.scope", "probe");
        properties.put(
                "osgi.command.function",
                new String[] {"words", "problem", "misused", "bug", "linger", "numerics", "video"});
        context.registerService(ProbeCommands.class, new ProbeCommands(context, cwd), properties);
    }

    @Override
    public void stop(BundleContext context) throws IOException {
        Files.writeString(cwd.resolve("stopped"), "");
    }
}
