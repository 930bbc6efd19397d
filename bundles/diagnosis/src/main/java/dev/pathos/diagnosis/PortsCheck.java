package dev.pathos.diagnosis;

import dev.pathos.api.health.Finding;
import dev.pathos.api.health.HealthCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/** Looks that this process can be reached by nobody over a network. */
@Component(property = "service.ranking:Integer=60")
public final class PortsCheck implements HealthCheck {
    private static final String SUBJECT = "network ports";

    private final Sockets sockets = new Sockets(Path.of("/proc/self"));

    @Override
    public List<Finding> examine(boolean thorough) {
        if (!sockets.told()) {
            return List.of(Finding.ok(SUBJECT, "this system does not tell which ones are open"));
        }
        try {
            return List.of(finding(sockets.open()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Finding finding(Set<String> open) {
        return open.isEmpty()
                ? Finding.ok(SUBJECT, "none is open")
                : Finding.problem(
                        SUBJECT,
                        "open: " + String.join(", ", open),
                        "find out which bundle or Java option opens it (a debugger, JMX?) and take"
                                + " it away");
    }
}
