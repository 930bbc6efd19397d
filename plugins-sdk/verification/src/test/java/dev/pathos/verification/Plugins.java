package dev.pathos.verification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The plug-ins that the archetype generates, one a kind, built in one go. */
final class Plugins {
    private static Plugins built;

    /** The folder of each, by kind. */
    final Map<String, Path> folders;

    final Maven.Build build;

    private Plugins(Map<String, Path> folders, Maven.Build build) {
        this.folders = folders;
        this.build = build;
    }

    /** The plug-ins, built when they are first asked for. */
    static synchronized Plugins get() throws Exception {
        if (built == null) {
            Path all = Place.fresh("plug-ins");
            Map<String, Path> folders = new TreeMap<>();
            for (Path kind : Place.list(Place.GENERATED)) {
                Path project =
                        Place.list(kind.resolve("project")).stream()
                                .filter(Files::isDirectory)
                                .findFirst()
                                .orElseThrow();
                Path folder = all.resolve(project.getFileName());
                Place.copy(project, folder);
                folders.put(kind.getFileName().toString(), folder);
            }
            Files.writeString(all.resolve("pom.xml"), pom(List.copyOf(folders.values())));
            built =
                    new Plugins(
                            folders,
                            Sdk.get()
                                    .build(
                                            all,
                                            "-T2",
                                            "-fae",
                                            "-DargLine=-XX:TieredStopAtLevel=1",
                                            "verify"));
        }
        return built;
    }

    private static String pom(List<Path> folders) {
        return "<project><modelVersion>4.0.0</modelVersion><groupId>org.example</groupId>"
                + "<artifactId>all</artifactId><version>1</version><packaging>pom</packaging><modules>"
                + folders.stream()
                        .map(folder -> "<module>" + folder.getFileName() + "</module>")
                        .collect(Collectors.joining())
                + "</modules></project>";
    }

    /** The bundle of a plug-in. */
    static Path jar(Path folder) throws IOException {
        List<Path> jars =
                Place.list(folder.resolve("target")).stream()
                        .filter(file -> file.toString().endsWith(".jar"))
                        .toList();
        if (jars.size() != 1) {
            throw new AssertionError("one jar expected in " + folder + "/target: " + jars);
        }
        return jars.get(0);
    }
}
