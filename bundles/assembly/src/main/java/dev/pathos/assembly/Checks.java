package dev.pathos.assembly;

import dev.pathos.api.run.Assembler.Watcher;
import dev.pathos.api.run.Problem;
import dev.pathos.features.BundleEntry;
import dev.pathos.features.Distribution;
import dev.pathos.features.Machine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.FrameworkFactory;

/**
 * What has to hold before anything is written.
 *
 * @param home the platform
 * @param frameworks makes frameworks of the kind that the launcher uses
 * @param packages what the launcher exports beside the framework's own packages
 */
record Checks(Home home, FrameworkFactory frameworks, String packages) {
    /**
     * Resolves the bundles for each machine that starts others of them.
     *
     * @param all what the features ask for
     * @param members what goes into the distribution
     * @param targets the machines
     * @param watcher is told how far it is
     * @return commands that the distribution will not have, with the services that they lack
     * @throws Refusal with all faults, if there is one
     */
    Map<String, String> pass(
            Distribution all, List<Member> members, Targets targets, Watcher watcher) {
        List<Fault> faults = new ArrayList<>(Doubles.faults(members, home));
        Map<String, String> absent = new LinkedHashMap<>();
        Map<List<Member>, String> starts = starts(all, members, targets);
        int done = 0;
        for (Map.Entry<List<Member>, String> start : starts.entrySet()) {
            watcher.progressed("resolve", done++, starts.size());
            if (faults.isEmpty()) {
                faults.addAll(resolve(start.getKey(), start.getValue(), absent));
            }
        }
        if (!faults.isEmpty()) {
            throw new Refusal(faults);
        }
        return absent;
    }

    /** The bundles that machines start, each different set once, with a platform that does. */
    private static Map<List<Member>, String> starts(
            Distribution all, List<Member> members, Targets targets) {
        Map<List<Member>, String> starts = new LinkedHashMap<>();
        for (Machine machine : targets.machines()) {
            Set<String> keys =
                    all.on(machine).bundles().stream()
                            .map(BundleEntry::key)
                            .collect(Collectors.toSet());
            starts.putIfAbsent(
                    members.stream().filter(m -> keys.contains(m.entry().key())).toList(),
                    machine.platform());
        }
        return starts;
    }

    private List<Fault> resolve(List<Member> members, String platform, Map<String, String> absent) {
        Remedies remedies = new Remedies(home, members);
        try (Scratch scratch = new Scratch(frameworks, packages, platform)) {
            Resolution resolution = new Resolution(scratch, members, home, remedies);
            Services services = new Services(resolution, scratch.framework(), home, remedies);
            List<Fault> faults = new ArrayList<>(resolution.faults());
            faults.addAll(services.faults());
            absent.putAll(services.absentCommands());
            return faults.stream().distinct().toList();
        } catch (BundleException e) {
            throw new Problem(
                    "a bundle cannot be installed: " + e.getMessage(),
                    platform,
                    "mend it or take it out of the feature",
                    e);
        }
    }
}
