package dev.pathos.plugins;

import dev.pathos.api.run.Notices;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** Tells people what happens: through whoever shows notices now, or on the error stream. */
final class Telling implements Consumer<String> {
    private final BundleContext context;

    Telling(BundleContext context) {
        this.context = context;
    }

    @Override
    public void accept(String line) {
        boolean told = false;
        for (ServiceReference<Notices> reference : references()) {
            Notices notices = context.getService(reference);
            if (notices != null) {
                notices.tell(line);
                told = true;
                context.ungetService(reference);
            }
        }
        if (!told) {
            System.err.println(line);
        }
    }

    private Collection<ServiceReference<Notices>> references() {
        try {
            return context.getServiceReferences(Notices.class, null);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("there is no filter that could be wrong", e);
        } catch (IllegalStateException e) {
            // the platform stops
            return List.of();
        }
    }
}
