package dev.pathos.configuration;

import dev.pathos.api.run.Problem;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Says in plain words why a part does not come to life. */
final class Diagnosis {
    private static final String SYMPTOM = "the part does not come to life";

    /** What SCR says of a part when another component of which it needs the service failed. */
    static final String NO_SERVICE = "Unable to get service for reference";

    private Diagnosis() {}

    /** Whether SCR can give the part's service. */
    static boolean alive(ComponentConfigurationDTO state) {
        return state.state == ComponentConfigurationDTO.SATISFIED
                || state.state == ComponentConfigurationDTO.ACTIVE;
    }

    /**
     * The problem of a part whose constructor failed; of several the one that did not fail only
     * because another did.
     *
     * @param states what SCR says of the parts
     * @param platform reasons of components beneath, which belong to no run; one of them tells more
     *     than that a part could not get a service
     * @param file where the parts stand
     * @return the problem; empty if no constructor failed
     */
    static Optional<Problem> failed(
            Map<CheckedPart, ComponentConfigurationDTO> states, List<String> platform, Place file) {
        Map<String, CheckedPart> failed = new LinkedHashMap<>();
        states.forEach(
                (part, state) -> {
                    if (state.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
                        failed.put(part.name(), part);
                    }
                });
        return failed.values().stream()
                .filter(
                        part ->
                                part.wires().values().stream()
                                        .flatMap(List::stream)
                                        .noneMatch(failed::containsKey))
                .findFirst()
                .or(() -> failed.values().stream().findFirst())
                .map(
                        part ->
                                file.part(part.id())
                                        .problem(
                                                SYMPTOM,
                                                reason(states.get(part).failure, platform)));
    }

    private static String reason(String trace, List<String> platform) {
        String reason = Failure.reason(trace);
        return reason.contains(NO_SERVICE) && !platform.isEmpty() ? platform.get(0) : reason;
    }

    /**
     * The problem of a run that stays unsatisfied; of several parts that wait, one that does not
     * merely wait for another part.
     *
     * @param parts all parts
     * @param states what SCR says of those that it knows; at least one is not alive or missing
     * @param file where the parts stand
     * @param services says why a service that fits a filter is not there
     * @return the problem
     */
    static Problem of(
            List<CheckedPart> parts,
            Map<CheckedPart, ComponentConfigurationDTO> states,
            Place file,
            BiFunction<String, String, Cause> services) {
        for (CheckedPart part : parts) {
            if (!states.containsKey(part)) {
                return file.part(part.id())
                        .problem(
                                SYMPTOM,
                                "its configuration was not taken up; see with the command parts"
                                        + " whether "
                                        + part.kind().bundle().name()
                                        + " is started");
            }
        }
        List<CheckedPart> waiting =
                parts.stream().filter(part -> !alive(states.get(part))).toList();
        CheckedPart culprit =
                waiting.stream()
                        .filter(part -> lacksService(part, states.get(part)))
                        .findFirst()
                        .orElse(waiting.get(0));
        String missing =
                Arrays.stream(states.get(culprit).unsatisfiedReferences)
                        .map(reference -> words(culprit, reference, services))
                        .collect(Collectors.joining("; "));
        return file.part(culprit.id())
                .problem(SYMPTOM, missing.isEmpty() ? "SCR gives no reason" : missing);
    }

    private static boolean lacksService(CheckedPart part, ComponentConfigurationDTO state) {
        return Arrays.stream(state.unsatisfiedReferences)
                .anyMatch(reference -> wired(part, reference.name).isEmpty());
    }

    private static Optional<Map.Entry<Link, List<String>>> wired(CheckedPart part, String name) {
        return part.wires().entrySet().stream()
                .filter(wire -> wire.getKey().name().equals(name))
                .findFirst();
    }

    private static String words(
            CheckedPart part,
            UnsatisfiedReferenceDTO missing,
            BiFunction<String, String, Cause> services) {
        return wired(part, missing.name)
                .map(
                        wire ->
                                "its reference '"
                                        + missing.name
                                        + "' waits for "
                                        + String.join(", ", wire.getValue())
                                        + "; parts must not wait for each other")
                .orElseGet(
                        () ->
                                "its reference '"
                                        + missing.name
                                        + "' is not there, because "
                                        + services.apply(
                                                        service(part, missing.name), missing.target)
                                                .root()
                                                .clause());
    }

    private static String service(CheckedPart part, String reference) {
        return part.kind().links().stream()
                .filter(link -> link.name().equals(reference))
                .map(Link::service)
                .findFirst()
                .orElse("");
    }
}
