package dev.pathos.verification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A local Maven repository with the SDK as it was just built, as if it had been installed.
 *
 * <p>Everything else comes from the repository of the build that runs these tests, which is read
 * like a remote one.
 */
final class Sdk {
    static final String VERSION = "0.1.0";

    private static final Path REPOSITORY = Place.TARGET.resolve("local-repository");
    private static Sdk filled;

    private final Path settings;

    private Sdk(Path settings) {
        this.settings = settings;
    }

    /** The repository, filled when it is first asked for. */
    static synchronized Sdk get() throws IOException {
        if (filled == null) {
            Place.delete(REPOSITORY.resolve("dev/pathos"));
            put("pathos", Place.HOME, null);
            put("bundles", Place.HOME.resolve("bundles"), null);
            put("plugins-sdk", Place.HOME.resolve("plugins-sdk"), null);
            put("dev.pathos.bom", Place.HOME.resolve("plugins-sdk/bom"), null);
            for (String folder :
                    List.of("bundles/api", "plugins-sdk/tck", "plugins-sdk/archetype")) {
                String name = "dev.pathos." + Path.of(folder).getFileName();
                Path module = Place.HOME.resolve(folder);
                put(name, module, module.resolve("target/" + name + "-" + VERSION + ".jar"));
            }
            filled = new Sdk(settings());
        }
        return filled;
    }

    private static void put(String name, Path module, Path jar) throws IOException {
        Path folder =
                Files.createDirectories(REPOSITORY.resolve("dev/pathos/" + name + "/" + VERSION));
        Path file = folder.resolve(name + "-" + VERSION);
        Files.copy(module.resolve("pom.xml"), file.resolveSibling(file.getFileName() + ".pom"));
        if (jar != null) {
            Files.copy(jar, file.resolveSibling(file.getFileName() + ".jar"));
        }
    }

    private static Path settings() throws IOException {
        String outer = Path.of(System.getProperty("maven.repo.local")).toUri().toString();
        String place =
                "<id>outer</id><url>"
                        + outer
                        + "</url><releases><checksumPolicy>ignore</checksumPolicy></releases>";
        return Files.writeString(
                Place.TARGET.resolve("settings.xml"),
                "<settings><profiles><profile><id>outer</id><repositories><repository>"
                        + place
                        + "</repository></repositories><pluginRepositories><pluginRepository>"
                        + place
                        + "</pluginRepository></pluginRepositories></profile></profiles>"
                        + "<activeProfiles><activeProfile>outer</activeProfile></activeProfiles>"
                        + "</settings>");
    }

    /** Builds with the SDK at hand. */
    Maven.Build build(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> all =
                new ArrayList<>(
                        List.of(
                                "-s",
                                settings.toString(),
                                "-gs",
                                settings.toString(),
                                // over what the environment may say
                                "-Dmaven.repo.local=" + REPOSITORY,
                                "-Daether.offline.protocols=file"));
        all.addAll(List.of(arguments));
        return Maven.run(folder, all.toArray(String[]::new));
    }
}
