package dev.pathos.plugins;

import dev.pathos.api.live.Change;
import dev.pathos.api.live.LiveRun;
import dev.pathos.api.live.LiveRun.Trained;
import dev.pathos.api.live.LiveRun.Training;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Brings what becomes of plug-ins to the pre-trainings that run in this process. */
final class LiveTasks {
    private final BundleContext context;
    private final ServiceComponentRuntime components;
    private final Supplier<Set<String>> withdrawn;

    /**
     * @param withdrawn the locations of bundles that are not to be used anew
     */
    LiveTasks(
            BundleContext context,
            ServiceComponentRuntime components,
            Supplier<Set<String>> withdrawn) {
        this.context = context;
        this.components = components;
        this.withdrawn = withdrawn;
    }

    /** Tasks of a plug-in that came join, or take the place of others of their kind. */
    List<Effect> came(Plugin now) {
        return each(
                List.of(),
                now.jar().pretextTasks(),
                (run, effects) -> join(run, now, now.jar().pretextTasks(), effects));
    }

    /**
     * Tasks of a plug-in take the place of those of the bundles before it; what it does not offer
     * any more leaves, what it offers in addition joins.
     *
     * @param before the one that counted until now
     * @param all every older bundle of its name that somebody may still use
     */
    List<Effect> replaced(Plugin before, Collection<Plugin> all, Plugin now) {
        List<String> kinds = now.jar().pretextTasks();
        List<String> added =
                kinds.stream().filter(k -> !before.jar().pretextTasks().contains(k)).toList();
        return each(
                all,
                added,
                (run, effects) -> {
                    for (Trainees.Trainee trainee : run.tasks(locations(all))) {
                        effects.add(
                                run.change(
                                        trainee.training(),
                                        kinds.contains(trainee.task().kind())
                                                ? new Change.Renew(trainee.task().name())
                                                : new Change.Remove(trainee.task().name())));
                    }
                    join(run, now, added, effects);
                });
    }

    /** Tasks of bundles that were removed leave. */
    List<Effect> removed(Collection<Plugin> gone) {
        return each(
                gone,
                List.of(),
                (run, effects) ->
                        run.tasks(locations(gone))
                                .forEach(
                                        t ->
                                                effects.add(
                                                        run.change(
                                                                t.training(),
                                                                new Change.Remove(
                                                                        t.task().name())))));
    }

    /** The runs that learn tasks of a bundle at this moment. */
    List<String> users(String location) {
        List<String> names = new ArrayList<>();
        for (ServiceReference<LiveRun> reference : references()) {
            LiveRun run = context.getService(reference);
            if (run != null) {
                if (!new Trainees(run).tasks(Set.of(location)).isEmpty()) {
                    names.add(run.name());
                }
                context.ungetService(reference);
            }
        }
        return names;
    }

    private static Set<String> locations(Collection<Plugin> plugins) {
        return plugins.stream().map(Plugin::location).collect(Collectors.toSet());
    }

    /**
     * Does something with each run that wants it.
     *
     * @param old the bundles whose tasks are concerned
     * @param joining the kinds that are to join
     */
    private List<Effect> each(
            Collection<Plugin> old,
            List<String> joining,
            BiConsumer<Trainees, List<Effect>> action) {
        List<Effect> effects = new ArrayList<>();
        for (ServiceReference<LiveRun> reference : references()) {
            LiveRun run = context.getService(reference);
            if (run == null) {
                continue;
            }
            try {
                Trainees trainees = new Trainees(run);
                boolean concerned = !trainees.tasks(locations(old)).isEmpty();
                if (!Boolean.TRUE.equals(reference.getProperty(LiveRun.ADOPTS))) {
                    if (concerned || !joining.isEmpty()) {
                        effects.add(trainees.unchanged("is left alone, as its configuration says"));
                    }
                } else if (!joining.isEmpty() && trainees.changeable().isEmpty()) {
                    effects.add(
                            trainees.unchanged(
                                    "pre-trains nothing at this moment that "
                                            + String.join(", ", joining)
                                            + " could join"));
                } else {
                    action.accept(trainees, effects);
                }
            } finally {
                context.ungetService(reference);
            }
        }
        return effects;
    }

    private void join(Trainees run, Plugin now, List<String> kinds, List<Effect> effects) {
        for (Training training : run.changeable()) {
            for (String kind : kinds) {
                List<Trained> same =
                        training.tasks().stream().filter(t -> t.kind().equals(kind)).toList();
                if (!counts(kind, now.bundle())) {
                    effects.add(
                            new Effect(
                                    run.name(),
                                    training.id()
                                            + ": "
                                            + kind
                                            + " of a higher version is there already",
                                    true));
                } else if (same.isEmpty()) {
                    effects.add(run.change(training, new Change.Add(kind, List.of(), 1)));
                }
                for (Trained task : same) {
                    if (counts(kind, now.bundle()) && !task.bundle().equals(now.location())) {
                        effects.add(run.change(training, new Change.Renew(task.name())));
                    }
                }
            }
        }
    }

    /** Whether a part of this kind that is made now would come from the bundle. */
    private boolean counts(String kind, Bundle bundle) {
        Set<String> not = withdrawn.get();
        return components.getComponentDescriptionDTOs().stream()
                .filter(c -> Arrays.asList(c.configurationPid).contains(kind))
                .filter(c -> c.configurationPolicy.equals("require"))
                .map(this::bundle)
                .filter(b -> b != null && !not.contains(b.getLocation()))
                .max(Comparator.comparing(Bundle::getVersion).thenComparing(Bundle::getBundleId))
                .filter(bundle::equals)
                .isPresent();
    }

    private Bundle bundle(ComponentDescriptionDTO component) {
        return context.getBundle(component.bundle.id);
    }

    private Collection<ServiceReference<LiveRun>> references() {
        try {
            return context.getServiceReferences(LiveRun.class, null).stream().sorted().toList();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("there is no filter that could be wrong", e);
        }
    }
}
