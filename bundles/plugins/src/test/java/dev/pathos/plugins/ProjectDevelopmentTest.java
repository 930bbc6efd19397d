package dev.pathos.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.api.live.LiveRun;
import dev.pathos.api.live.LiveRuns;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectDevelopmentTest {
    @TempDir Path home;

    private final List<String> told = new CopyOnWriteArrayList<>();

    private void awaitTold(String part) throws InterruptedException {
        Container.await(
                () -> told.stream().anyMatch(l -> l.contains(part)),
                () -> part + " is not in " + told);
    }

    @Test
    void should_build_install_and_tell_who_learns_it_at_every_save() throws Exception {
        assumeTrue(File.separatorChar == '/', "the script in Maven's place needs a Unix shell");
        Path project = Files.createDirectories(home.resolve("my-task"));
        Files.createDirectories(project.resolve("src"));
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        Files.writeString(
                project.resolve("mvnw"),
                """
                #!/bin/sh
                if grep -q wrong src/Task; then
                    echo "[ERROR] $PWD/src/Task:[3,1] cannot find symbol"
                    exit 1
                fi
                mkdir -p target && cp "$(cat src/Task)" target/task-1.0.jar
                """);
        assertTrue(project.resolve("mvnw").toFile().setExecutable(true));
        Path first = MadeJar.task("lab.pitch", "1.0.0", "pitch").in(home, "first.jar");
        Path unfit = new MadeJar("lab.pitch", "1.0.1").in(home, "unfit.jar");
        Path second = MadeJar.task("lab.pitch", "1.1.0", "pitch").in(home, "second.jar");
        Path task = Files.writeString(project.resolve("src/Task"), first.toString());
        try (Container container = new Container(home)) {
            Container.Pretended run = container.pretend("quickstart", true);
            container.context().registerService(LiveRuns.class, only(run), new Hashtable<>());
            ProjectDevelopment development =
                    new ProjectDevelopment(container.plugins, container.context());
            Thread thread =
                    new Thread(
                            () -> {
                                try {
                                    development.develop(project, told::add);
                                } catch (InterruptedException e) {
                                    told.add("ended");
                                }
                            });
            thread.start();
            awaitTold("task-1.0.jar was built in ");
            String location = container.bundles("lab.pitch").get(0).getLocation();
            assertEquals(1, run.changes.size());
            run.learn("pitch", "pitch", location);
            awaitTold("quickstart pre: pitch of this build is learned at step 1, ");

            Files.writeString(task, "wrong");
            awaitTold("src/Task:[3,1] cannot find symbol");
            Files.writeString(task, unfit.toString());
            awaitTold("it has no component (task-1.0.jar): ");
            assertEquals(1, run.changes.size());

            Files.writeString(task, second.toString());
            Container.await(() -> run.changes.size() == 2, told::toString);
            thread.interrupt();
            awaitTold("ended");
            thread.join(10_000);
        }
    }

    private static LiveRuns only(LiveRun run) {
        return new LiveRuns() {
            @Override
            public List<String> names() {
                return List.of(run.name());
            }

            @Override
            public LiveRun find(String name) {
                return run;
            }
        };
    }
}
