package dev.pathos.plugins;

import dev.pathos.api.run.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** Is told what happens when it does: trainings may take their time to follow. */
    interface Audience {
        /**
         * Something happened.
         *
         * @param line the same for people
         * @param refused whether something was refused
         */
        void told(String line, boolean refused);
    }

    Reconciliation(PluginFolder folder, Roster roster, Admission admission, LiveTasks tasks) {
        this.folder = folder;
        this.roster = roster;
        this.admission = admission;
        this.tasks = tasks;
    }

    /**
     * Installs what is new, withdraws what has gone.
     *
     * @param audience is told
     * @return what became of trainings
     */
    List<Effect> run(Audience audience) {
        Map<String, List<Jar>> wanted = folder.jarsByName();
        refused.entrySet().removeIf(e -> !stands(e.getKey(), e.getValue()));
        told.keySet().removeIf(file -> !folder.contains(file));
        List<Effect> effects = new ArrayList<>();
        boolean progress = install(wanted, false, audience, effects);
        // what was refused for the lack of something may find it in what came
        while (progress && !refused.isEmpty()) {
            progress = install(wanted, true, audience, effects);
        }
        if (folder.atRest()) {
            remove(wanted, audience, effects);
        }
        complain(wanted, audience);
        return effects;
    }

    /** Whether a file is still the jar that was refused. */
    private boolean stands(Path file, Refusal refusal) {
        return folder.jar(file).filter(j -> j.sha256().equals(refusal.sha256())).isPresent();
    }

    /** Why files of the folder are not installed. */
    Map<Path, Problem> problems() {
        Map<Path, Problem> all = new LinkedHashMap<>(folder.unfit());
        refused.forEach((file, refusal) -> all.put(file, refusal.problem()));
        return all;
    }

    private boolean install(
            Map<String, List<Jar>> wanted, boolean again, Audience audience, List<Effect> effects) {
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
                    effects.addAll(arrival(roster.put(now), now, audience));
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

    private List<Effect> arrival(Optional<Plugin> before, Plugin now, Audience audience) {
        Jar jar = now.jar();
        if (before.isEmpty()) {
            audience.told("plug-in " + jar.label() + " came: " + jar.parts(), false);
            return tasks.came(now);
        }
        Jar old = before.get().jar();
        String replaced =
                old.version().equals(jar.version())
                        ? jar.label() + " was built anew"
                        : jar.label() + " replaces " + old.version();
        audience.told("plug-in " + replaced + ": " + jar.parts(), false);
        return tasks.replaced(before.get(), roster.withdrawn(jar.name()), now);
    }

    private void remove(Map<String, List<Jar>> wanted, Audience audience, List<Effect> effects) {
        for (Plugin plugin : roster.current()) {
            Jar jar = plugin.jar();
            // a file that is there and is nothing else yet leaves the plug-in that it was
            boolean replacedInPlace =
                    folder.contains(jar.file())
                            && folder.jar(jar.file()).filter(j -> !isRefused(j)).isEmpty();
            if (!wanted.containsKey(jar.name()) && !replacedInPlace) {
                roster.withdraw(jar.name());
                audience.told("plug-in " + jar.label() + " was removed: " + jar.parts(), false);
                effects.addAll(tasks.removed(roster.withdrawn(jar.name())));
            }
        }
    }

    private void complain(Map<String, List<Jar>> wanted, Audience audience) {
        problems()
                .forEach(
                        (file, problem) -> {
                            if (problem != told.put(file, problem)) {
                                audience.told("plug-in refused: " + problem.getMessage(), true);
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
                        audience.told(line, true);
                    }
                }
            }
        }
    }
}
