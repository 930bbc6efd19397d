package dev.pathos.configuration;

import dev.pathos.api.composition.Composition;
import dev.pathos.api.run.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;

/** Waits for the parts of a run to come to life, and says why one does not. */
final class Awakening {
    private static final long DEADLINE_NANOS = 30_000_000_000L;

    /** All configurations are there and nothing has moved for this long: nothing will. */
    private static final long QUIET_NANOS = 3_000_000_000L;

    private static final int PAUSE_MILLIS = 5;

    private final ServiceComponentRuntime components;
    private final BundleContext context;
    private final Causes causes;
    private final Place file;
    private final String run;
    private final List<CheckedPart> parts;

    Awakening(
            ServiceComponentRuntime components,
            BundleContext context,
            Causes causes,
            Place file,
            String run,
            List<CheckedPart> parts) {
        this.components = components;
        this.context = context;
        this.causes = causes;
        this.file = file;
        this.run = run;
        this.parts = parts;
    }

    /**
     * Waits until every part is satisfied, then gets each service once: SCR makes most components
     * only when somebody asks for them, and what is wrong with one should show now.
     *
     * @return the services' references, each got once by the given context
     * @throws InterruptedException if the thread is interrupted
     * @throws Problem if a part stays unsatisfied or its constructor fails
     */
    List<ServiceReference<?>> await() throws InterruptedException {
        waitUntilSatisfied();
        List<ServiceReference<?>> got = new ArrayList<>();
        ServiceReference<?> missing = null;
        for (ServiceReference<?> reference : references()) {
            if (context.getService(reference) == null) {
                missing = reference;
            } else {
                got.add(reference);
            }
        }
        if (missing == null) {
            return got;
        }
        String name = String.valueOf(missing.getProperty(Composition.PART));
        Problem problem =
                Diagnosis.failed(states(), platform(), file)
                        .orElseGet(
                                () ->
                                        file.part(name)
                                                .problem(
                                                        "the part cannot be made",
                                                        "see the log for the reason"));
        got.forEach(context::ungetService);
        throw problem;
    }

    private ServiceReference<?>[] references() {
        try {
            String filter = "(" + Composition.RUN + "=" + run + ")";
            ServiceReference<?>[] found = context.getAllServiceReferences(null, filter);
            return found == null ? new ServiceReference<?>[0] : found;
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether all services are there: SCR calls a part satisfied a moment before. */
    private boolean registered() {
        Set<Object> there = new HashSet<>();
        for (ServiceReference<?> reference : references()) {
            there.add(reference.getProperty(Composition.PART));
        }
        return parts.stream()
                .filter(part -> !part.kind().services().isEmpty())
                .allMatch(part -> there.contains(part.name()));
    }

    private void waitUntilSatisfied() throws InterruptedException {
        long begin = System.nanoTime();
        long moved = begin;
        Map<CheckedPart, Integer> before = Map.of();
        while (true) {
            Map<CheckedPart, ComponentConfigurationDTO> states = states();
            Diagnosis.failed(states, platform(), file)
                    .ifPresent(
                            problem -> {
                                throw problem;
                            });
            if (states.size() == parts.size()
                    && states.values().stream().allMatch(Diagnosis::alive)
                    && registered()) {
                return;
            }
            Map<CheckedPart, Integer> now = new LinkedHashMap<>();
            states.forEach((part, state) -> now.put(part, state.state));
            if (!now.equals(before) || states.size() < parts.size()) {
                moved = System.nanoTime();
                before = now;
            }
            boolean late = System.nanoTime() - begin > DEADLINE_NANOS;
            if (late || System.nanoTime() - moved > QUIET_NANOS) {
                throw Diagnosis.of(parts, states, file, causes::service);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    /** Why components failed that belong to no run. */
    private List<String> platform() {
        return components.getComponentDescriptionDTOs().stream()
                .flatMap(c -> components.getComponentConfigurationDTOs(c).stream())
                .filter(state -> state.state == ComponentConfigurationDTO.FAILED_ACTIVATION)
                .filter(state -> !state.properties.containsKey(Composition.RUN))
                .map(state -> Failure.reason(state.failure))
                .toList();
    }

    private Map<CheckedPart, ComponentConfigurationDTO> states() {
        Map<CheckedPart, ComponentConfigurationDTO> states = new LinkedHashMap<>();
        for (CheckedPart part : parts) {
            Bundle bundle = context.getBundle(part.kind().bundle().id());
            var description =
                    bundle == null
                            ? null
                            : components.getComponentDescriptionDTO(
                                    bundle, part.kind().component());
            for (var state :
                    description == null
                            ? List.<ComponentConfigurationDTO>of()
                            : components.getComponentConfigurationDTOs(description)) {
                if (run.equals(state.properties.get(Composition.RUN))
                        && part.name().equals(state.properties.get(Composition.PART))) {
                    states.put(part, state);
                }
            }
        }
        return states;
    }
}
