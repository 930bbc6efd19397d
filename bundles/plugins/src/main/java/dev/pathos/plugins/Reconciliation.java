package dev.pathos.plugins;

import dev.pathos.api.run.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes what is installed agree with what lies in the plug-in folder. Not usable by several threads
 * at once.
 */
final class Reconciliation {
    private final PluginFolder folder;
    private final Roster roster;
    private final Admission admission;
    private final LiveTasks tasks;

    /** Why jars of the folder are not installed, those that are told of in the folder aside. */
    private final Map<Path, Refusal> refused = new LinkedHashMap<>();

    private final Map<Path, Object> told = new HashMap<>();

    /**
     * @param sha256 of the jar, which may change
     * @param problem why it was refused
     */
    private record Refusal(String sha256, Problem problem) {}

    /**
     * What happened.
     *
     * @param line the same for people
     * @param refused whether something was refused
     * @param effects what became of trainings
     */
    record Event(String line, boolean refused, List<LiveTasks.Effect> effects) {
        Event(String line, boolean refused) {
            this(line, refused, List.of());
        }

        /** All lines. */
        Stream<String> lines() {
            return Stream.concat(Stream.of(line), effects.stream().map(LiveTasks.Effect::line));
        }
    }

    Reconciliation(PluginFolder folder, Roster roster, Admission admission, LiveTasks tasks) {
        this.folder = folder;
        this.roster = roster;
        this.admission = admission;
        this.tasks = tasks;
    }

    /** Installs what is new, withdraws what has gone; tells trainings; says what happened. */
    List<Event> run() {
        Map<String, List<Jar>> wanted = folder.jarsByName();
        refused.entrySet().removeIf(e -> !folder.holds(e.getKey(), e.getValue().sha256()));
        told.keySet().removeIf(file -> !folder.contains(file));
        List<Event> events = new ArrayList<>();
        boolean progress = install(wanted, false, events);
        // what was refused for the lack of something may find it in what came
        while (progress && !refused.isEmpty()) {
            progress = install(wanted, true, events);
        }
        if (folder.atRest()) {
            remove(wanted, events);
        }
        complain(wanted, events);
        return events;
    }

    /** Why files of the folder are not installed. */
    Map<Path, Problem> problems() {
        Map<Path, Problem> all = new LinkedHashMap<>(folder.unfit());
        refused.forEach((file, refusal) -> all.put(file, refusal.problem()));
        return all;
    }

    private boolean install(Map<String, List<Jar>> wanted, boolean again, List<Event> events) {
        boolean progress = false;
        for (List<Jar> candidates : wanted.values()) {
            for (Jar jar : candidates) {
                Optional<Plugin> before = roster.current(jar.name());
                if (before.isPresent() && before.get().jar().sha256().equals(jar.sha256())) {
                    roster.put(new Plugin(jar, before.get().bundle()));
                    refused.remove(jar.file());
                    break;
                }
                if (isRefused(jar) && !again) {
                    continue;
                }
                try {
                    Plugin now = admission.admit(jar);
                    refused.remove(jar.file());
                    events.add(arrival(roster.put(now), now));
                    progress = true;
                    break;
                } catch (Problem e) {
                    refuse(jar, e);
                }
            }
        }
        return progress;
    }

    /** The same as before is not told again. */
    private void refuse(Jar jar, Problem why) {
        Refusal before = refused.get(jar.file());
        if (!isRefused(jar) || !before.problem().getMessage().equals(why.getMessage())) {
            refused.put(jar.file(), new Refusal(jar.sha256(), why));
        }
    }

    private boolean isRefused(Jar jar) {
        Refusal refusal = refused.get(jar.file());
        return refusal != null && refusal.sha256().equals(jar.sha256());
    }

    private Event arrival(Optional<Plugin> before, Plugin now) {
        Jar jar = now.jar();
        if (before.isEmpty()) {
            return new Event(
                    "plug-in " + jar.label() + " came: " + jar.parts(), false, tasks.came(now));
        }
        Jar old = before.get().jar();
        String replaced =
                old.version().equals(jar.version())
                        ? jar.label() + " was built anew"
                        : jar.label() + " replaces " + old.version();
        return new Event(
                "plug-in " + replaced + ": " + jar.parts(),
                false,
                tasks.replaced(before.get(), roster.withdrawn(jar.name()), now));
    }

    private void remove(Map<String, List<Jar>> wanted, List<Event> events) {
        for (Plugin plugin : roster.current()) {
            Jar jar = plugin.jar();
            // a file that is there but not understood leaves the plug-in that it was
            boolean replacedInPlace =
                    folder.contains(jar.file()) && problems().containsKey(jar.file());
            if (!wanted.containsKey(jar.name()) && !replacedInPlace) {
                roster.withdraw(jar.name());
                events.add(
                        new Event(
                                "plug-in " + jar.label() + " was removed: " + jar.parts(),
                                false,
                                tasks.removed(roster.withdrawn(jar.name()))));
            }
        }
    }

    private void complain(Map<String, List<Jar>> wanted, List<Event> events) {
        problems()
                .forEach(
                        (file, problem) -> {
                            if (problem != told.put(file, problem)) {
                                events.add(
                                        new Event(
                                                "plug-in refused: " + problem.getMessage(), true));
                            }
                        });
        for (List<Jar> same : wanted.values()) {
            for (Jar spare : same.subList(1, same.size())) {
                Path counts = roster.current(spare.name()).map(p -> p.jar().file()).orElse(null);
                if (counts != null && !counts.equals(spare.file()) && !isRefused(spare)) {
                    String line =
                            spare.file().getFileName()
                                    + " is not used: it is the plug-in "
                                    + spare.name()
                                    + " as "
                                    + counts.getFileName()
                                    + " is; remove one of them";
                    if (!line.equals(told.put(spare.file(), line))) {
                        events.add(new Event(line, true));
                    }
                }
            }
        }
    }
}
