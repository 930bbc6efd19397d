package dev.pathos.assembly;

import dev.pathos.features.BundleEntry;
import dev.pathos.features.Distribution;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds and reads the jars of bundles. */
final class Members {
    private Members() {}

    /**
     * Reads all bundles.
     *
     * @param entries what features ask for
     * @param all knows where they lie
     * @param home whose names people know
     * @return the bundles in the same order
     * @throws Refusal if a jar is nowhere, damaged, or no bundle
     */
    static List<Member> read(Collection<BundleEntry> entries, Distribution all, Home home) {
        List<Member> members = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (BundleEntry entry : entries) {
            Optional<Path> jar = all.find(entry);
            if (jar.isEmpty()) {
                faults.add(missing(entry, all, home));
            } else {
                read(entry, jar.get(), home, members, faults);
            }
        }
        if (!faults.isEmpty()) {
            throw new Refusal(faults);
        }
        return members;
    }

    private static void read(
            BundleEntry entry, Path jar, Home home, List<Member> members, List<Fault> faults) {
        try {
            BundleFile.read(jar)
                    .ifPresentOrElse(
                            file -> members.add(new Member(entry, file)),
                            () ->
                                    faults.add(
                                            new Fault(
                                                    jar.getFileName()
                                                            + " is no bundle: its manifest has no"
                                                            + " Bundle-SymbolicName",
                                                    jar + " of " + home.name(entry.feature()),
                                                    "let bnd make one of it (bnd wrap), or take it"
                                                            + " out of the feature")));
        } catch (IOException e) {
            faults.add(
                    new Fault(
                            jar.getFileName() + " cannot be read: " + e.getMessage(),
                            jar + " of " + home.name(entry.feature()),
                            "build or fetch it again"));
        }
    }

    private static Fault missing(BundleEntry entry, Distribution all, Home home) {
        if (entry.jar().isPresent()) {
            return new Fault(
                    "there is no " + entry.jar().get(),
                    "\"jar\" of " + entry.id() + " in " + home.name(entry.feature()),
                    "build it, or correct the path, which is relative to the feature");
        }
        return new Fault(
                entry.id() + " is not at hand",
                home.name(entry.feature()),
                "put "
                        + entry.fileName()
                        + " into "
                        + all.folders(entry).limit(1).map(home::name).collect(Collectors.joining())
                        + ", name the folder that has it with --repository, or take it out of the"
                        + " feature");
    }
}
