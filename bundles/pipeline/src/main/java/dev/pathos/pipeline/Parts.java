package dev.pathos.pipeline;

import dev.pathos.api.composition.Composer;
import dev.pathos.api.composition.Composition;
import dev.pathos.api.plugin.Plugins;
import dev.pathos.api.run.Problem;
import dev.pathos.api.task.PretextTask;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** Brings pretext tasks to life one by one, while an experiment runs. */
final class Parts {
    private final BundleContext context;
    private final Composer composer;
    private final Supplier<Optional<Plugins>> plugins;
    private final BundleStore store;

    /**
     * A pretext task that lives on its own.
     *
     * @param task the task
     * @param source where it comes from
     * @param run the id of its composition
     * @param end ends it
     */
    record Lone(PretextTask task, Source source, String run, Runnable end) {}

    /**
     * Makes tasks.
     *
     * @param plugins finds bundles that were plug-ins once
     * @param store keeps the bundles that tasks come from
     */
    Parts(
            BundleContext context,
            Composer composer,
            Supplier<Optional<Plugins>> plugins,
            BundleStore store) {
        this.context = context;
        this.composer = composer;
        this.plugins = plugins;
        this.store = store;
    }

    /**
     * Brings a task to life.
     *
     * @param source what; an empty location for the newest bundle that offers it
     * @throws Problem if it does not come to life, or is no pretext task
     */
    Lone make(Source source) {
        Composition composition =
                composer.compose(source.part(), source.settings(), source.location());
        try {
            ServiceReference<PretextTask> reference = reference(composition.id(), source);
            PretextTask task = context.getService(reference);
            Map<String, Object> properties = new HashMap<>();
            for (String key : reference.getPropertyKeys()) {
                properties.put(key, reference.getProperty(key));
            }
            Source found = Source.of(properties, context);
            Source complete =
                    new Source(
                            source.name(),
                            source.kind(),
                            source.settings(),
                            found.location(),
                            found.bundle(),
                            found.sha256());
            store.keep(complete.location());
            Runnable end =
                    () -> {
                        context.ungetService(reference);
                        composition.close();
                    };
            return new Lone(task, complete, composition.id(), end);
        } catch (RuntimeException e) {
            composition.close();
            throw e;
        }
    }

    private ServiceReference<PretextTask> reference(String run, Source source) {
        try {
            Collection<ServiceReference<PretextTask>> found =
                    context.getServiceReferences(
                            PretextTask.class, "(" + Composition.RUN + "=" + run + ")");
            return found.stream()
                    .findFirst()
                    .orElseThrow(
                            () ->
                                    new Problem(
                                            "'" + source.kind() + "' is no pretext task",
                                            "part " + source.name(),
                                            "choose one of those that parts lists as"
                                                    + " PretextTask"));
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A source of the record, at the bundle with the same digest.
     *
     * @throws Problem if that bundle is neither installed nor in the store of plug-ins
     */
    Source recorded(Source source) {
        // first the store: a superseded bundle that is still there may go before it is used
        return plugins.get()
                .flatMap(p -> p.restore(source.sha256()))
                .or(() -> installed(source))
                .map(source::at)
                .orElseThrow(
                        () ->
                                new Problem(
                                        "a task of the record cannot be made again: its bundle "
                                                + source.bundle()
                                                + " is not here",
                                        "task " + source.name() + ", sha256 " + source.sha256(),
                                        "put that jar into the plug-in folder, or delete the"
                                                + " training's folder to begin it anew"));
    }

    private Optional<String> installed(Source source) {
        for (Bundle bundle : context.getBundles()) {
            String name = bundle.getSymbolicName() + " " + bundle.getVersion();
            if (name.equals(source.bundle())
                    && Origin.digest(bundle.getLocation()).equals(source.sha256())) {
                return Optional.of(bundle.getLocation());
            }
        }
        return Optional.empty();
    }
}
