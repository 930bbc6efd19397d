package dev.pathos.assembly;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.felix.cm.json.io.Configurations;

/**
 * The configurations that a distribution brings.
 *
 * @param files by name
 * @param leftOut those of the platform that name what the distribution does not have
 */
record Configs(Map<String, Path> files, List<String> leftOut) {
    /** The folder of configurations, ours and that beside a lab's feature. */
    static final String FOLDER = "configs";

    /**
     * Chooses configurations: of the platform's own, those that the distribution can carry out; all
     * of those in the folder {@code configs} beside the lab's feature.
     *
     * @param home the platform
     * @param beside a file of the lab
     * @param members the bundles of the distribution
     * @throws Refusal if one of the lab's own names what the distribution does not have
     */
    static Configs choose(Home home, Path beside, List<Member> members) throws IOException {
        Set<String> offered =
                members.stream()
                        .flatMap(member -> member.file().components().stream())
                        .filter(Component::part)
                        .map(Component::pid)
                        .collect(Collectors.toSet());
        Map<String, Path> files = new TreeMap<>();
        List<String> leftOut = new ArrayList<>();
        Path ours = home.folder().resolve(FOLDER);
        for (Path file : Home.files(ours, "")) {
            String name = file.getFileName().toString();
            if (lacking(file, offered).isEmpty()) {
                files.put(name, file);
            } else {
                leftOut.add(name);
            }
        }
        List<Fault> faults = new ArrayList<>();
        Path theirs = beside.resolveSibling(FOLDER);
        for (Path file : theirs.equals(ours) ? List.<Path>of() : Home.files(theirs, "")) {
            files.put(file.getFileName().toString(), file);
            Set<String> lacking = lacking(file, offered);
            if (!lacking.isEmpty()) {
                faults.add(
                        new Fault(
                                "no bundle of the distribution offers "
                                        + String.join(", ", lacking),
                                file.toString(),
                                "add the feature that does (the command features tells), or take"
                                        + " the configuration out of the folder"));
            }
        }
        if (!faults.isEmpty()) {
            throw new Refusal(faults);
        }
        return new Configs(files, leftOut);
    }

    /** What a configuration names and nobody offers. */
    private static Set<String> lacking(Path file, Set<String> offered) throws IOException {
        Set<String> lacking = new TreeSet<>();
        if (file.getFileName().toString().endsWith(".json")) {
            for (String key : keys(file)) {
                String pid = key.replaceFirst("~.*", "");
                if (!key.startsWith(":") && !offered.contains(pid)) {
                    lacking.add(pid);
                }
            }
        }
        return lacking;
    }

    private static Set<String> keys(Path file) throws IOException {
        try (Reader text = Files.newBufferedReader(file);
                JsonReader reader =
                        Json.createReader(Configurations.jsonCommentAwareReader(text))) {
            return reader.read() instanceof JsonObject object ? object.keySet() : Set.of();
        } catch (JsonException e) {
            throw new Refusal(
                    List.of(
                            new Fault(
                                    "this configuration is no JSON: " + e.getMessage(),
                                    file.toString(),
                                    "correct it")));
        }
    }
}
