package dev.pathos.plugins;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The plug-ins that are installed: of each name the one that counts, and those withdrawn that are
 * there only for who uses them already.
 */
final class Roster {
    /** How long nobody may use a superseded bundle before it goes: who counts takes turns. */
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

    /** How long one stays that was asked for again and may not be in use yet. */
    private static final long LEASE = TimeUnit.MINUTES.toNanos(10);

    private final LongSupplier clock;
    private final Map<String, Plugin> current = new ConcurrentSkipListMap<>();
    private final Map<String, Leaving> leaving = new ConcurrentHashMap<>();

    /**
     * A bundle that goes when nobody has used it for a while.
     *
     * @param plugin the bundle
     * @param patience for how long, in nanoseconds
     * @param until when it goes, unless somebody is seen to use it
     */
    private record Leaving(Plugin plugin, long patience, long until) {}

    Roster(LongSupplier clock) {
        this.clock = clock;
    }

    Optional<Plugin> current(String name) {
        return Optional.ofNullable(current.get(name));
    }

    List<Plugin> current() {
        return List.copyOf(current.values());
    }

    /** Whether a bundle neither counts nor is withdrawn. */
    boolean isUnknown(String location) {
        return !leaving.containsKey(location)
                && current().stream().noneMatch(p -> p.location().equals(location));
    }

    /** Locations of bundles that are not to be used anew. */
    Set<String> withdrawn() {
        return Set.copyOf(leaving.keySet());
    }

    List<Plugin> withdrawnPlugins() {
        return leaving.values().stream().map(Leaving::plugin).toList();
    }

    /**
     * A plug-in counts from now on; the one of its name that did is withdrawn.
     *
     * @return the one that did, if it is another bundle
     */
    synchronized Optional<Plugin> put(Plugin plugin) {
        leaving.remove(plugin.location());
        Plugin before = current.put(plugin.jar().name(), plugin);
        if (before == null || before.location().equals(plugin.location())) {
            return Optional.empty();
        }
        leave(before, PAUSE);
        return Optional.of(before);
    }

    /** A plug-in counts no more. */
    synchronized void withdraw(String name) {
        Plugin before = current.remove(name);
        if (before != null) {
            leave(before, PAUSE);
        }
    }

    private void leave(Plugin plugin, long patience) {
        leaving.put(plugin.location(), new Leaving(plugin, patience, clock.getAsLong() + patience));
    }

    /** The withdrawn bundles of a name that are still there. */
    List<Plugin> withdrawn(String name) {
        return withdrawnPlugins().stream().filter(p -> p.jar().name().equals(name)).toList();
    }

    /**
     * Has a bundle stay for a while though it does not count.
     *
     * @param location where it lies
     * @param installed installs it, should it not be there
     */
    synchronized Plugin lease(String location, Supplier<Plugin> installed) {
        Optional<Plugin> counting =
                current().stream().filter(p -> p.location().equals(location)).findFirst();
        if (counting.isPresent()) {
            return counting.get();
        }
        Plugin plugin = installed.get();
        leave(plugin, LEASE);
        return plugin;
    }

    /**
     * Takes away what has been withdrawn and is used by nobody.
     *
     * @param used whether anybody uses a bundle
     * @param departure takes a bundle away, if it can
     * @return what went
     */
    synchronized List<Plugin> retire(Predicate<Plugin> used, Predicate<Plugin> departure) {
        List<Plugin> gone = new ArrayList<>();
        long now = clock.getAsLong();
        for (Leaving each : List.copyOf(leaving.values())) {
            if (used.test(each.plugin())) {
                leave(each.plugin(), each.patience());
            } else if (now - each.until() >= 0 && departure.test(each.plugin())) {
                leaving.remove(each.plugin().location());
                gone.add(each.plugin());
            }
        }
        return gone;
    }
}
