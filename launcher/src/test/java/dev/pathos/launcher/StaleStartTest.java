package dev.pathos.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.features.Distribution;
import dev.pathos.features.FeatureProblem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.osgi.framework.Bundle;

/**
 * Starts small bundles again after something happened to their jars, to the feature or to what an
 * earlier start left: what then runs is what the files say now.
 */
class StaleStartTest {
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2001-02-03T04:05:06Z"));
    private static final FileTime TOMORROW =
            FileTime.from(Instant.now().plus(Duration.ofHours(24)));

    /** More than this, and a jar is used where it lies instead of being copied. */
    private static final int LARGE = 9_000_000;

    @TempDir Path folder;
    private TestRepository repository;
    private Path frameworks;

    @BeforeEach
    void fill() throws IOException {
        repository = new TestRepository(folder.resolve("repository"));
        frameworks = folder.resolve("framework");
        bundle("small", "one", 0);
        bundle("large", "one", LARGE);
        feature("small", "large");
    }

    private void bundle(String name, String content, int padding) throws IOException {
        repository.withPadding(name, Map.of("X-Content", content), padding);
    }

    private void bundle(String name, String content, FileTime time) throws IOException {
        bundle(name, content, 0);
        Files.setLastModifiedTime(repository.jar(name), time);
    }

    private void feature(String... bundles) throws IOException {
        StringBuilder ids = new StringBuilder();
        for (String bundle : bundles) {
            ids.append(ids.isEmpty() ? "" : ",").append("{'id':'test:" + bundle + ":1.0.0'}");
        }
        Files.writeString(
                folder.resolve("feature.json"),
                ("{'id':'t:f:1','bundles':[" + ids + "]}").replace('\'', '"'));
    }

    /** Starts and stops, and tells which bundles ran, with their contents. */
    private Map<String, String> start() throws Exception {
        Map<String, String> contents = new TreeMap<>();
        try (FrameworkFolder storage = FrameworkFolder.create(frameworks)) {
            Distribution distribution =
                    new Distribution(
                            Shipped.read(folder.resolve("feature.json")),
                            List.of(repository.folder()));
            Platform platform = Platform.start(distribution, storage.path(), Map.of(), false);
            try {
                Arrays.stream(platform.context().getBundles())
                        .filter(bundle -> bundle.getBundleId() > 0)
                        .filter(bundle -> bundle.getState() == Bundle.ACTIVE)
                        .forEach(
                                bundle ->
                                        contents.put(
                                                bundle.getSymbolicName(),
                                                bundle.getHeaders().get("X-Content")));
            } finally {
                platform.stop(10_000);
            }
        }
        return contents;
    }

    private Path leftover(String name) throws IOException {
        Path left = Files.createDirectories(frameworks.resolve(name));
        Files.createFile(left.resolve("in-use"));
        return left;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Something that happens between two starts. */
    private interface Happening {
        void to(StaleStartTest test) throws Exception;
    }

    /** What happens, and what runs then. */
    enum Situation {
        NOTHING(t -> {}, "{large=one, small=one}"),
        JAR_OF_THE_SAME_VERSION_CHANGED(
                t -> t.bundle("small", "two and more", 0), "{large=one, small=two and more}"),
        JAR_OF_THE_SAME_VERSION_AND_SIZE_CHANGED(
                t -> t.bundle("small", "two", 0), "{large=one, small=two}"),
        JAR_BECAME_OLDER(t -> t.bundle("small", "old", LONG_AGO), "{large=one, small=old}"),
        JAR_FROM_TOMORROW(t -> t.bundle("small", "new", TOMORROW), "{large=one, small=new}"),
        LARGE_JAR_CHANGED(t -> t.bundle("large", "two", LARGE), "{large=two, small=one}"),
        LARGE_JAR_BECAME_SMALL(t -> t.bundle("large", "two", 0), "{large=two, small=one}"),
        SMALL_JAR_BECAME_LARGE(t -> t.bundle("small", "two", LARGE), "{large=one, small=two}"),
        BUNDLE_TAKEN_OUT(t -> t.feature("small"), "{small=one}"),
        BUNDLE_TAKEN_OUT_AND_JAR_REMOVED(
                t -> {
                    t.feature("large");
                    Files.delete(t.repository.jar("small"));
                },
                "{large=one}"),
        BUNDLE_ADDED(
                t -> {
                    t.bundle("third", "new", 0);
                    t.feature("third", "small", "large");
                },
                "{large=one, small=one, third=new}"),
        FEATURE_TURNED_ROUND(t -> t.feature("large", "small"), "{large=one, small=one}"),
        BUNDLE_CHANGED_ITS_NAME(
                t -> {
                    t.bundle("other", "one", 0);
                    Files.copy(
                            t.repository.jar("other"),
                            t.repository.jar("small"),
                            StandardCopyOption.REPLACE_EXISTING);
                },
                "{large=one, other=one}"),
        CACHE_OF_A_KILLED_PROCESS(
                t -> {
                    Path left = t.leftover("4711-1");
                    write(left.resolve("bundle1/version0.0/bundle.jar"), "old");
                    write(left.resolve("bundle1/bundle.info"), "1\nfile:small\n32\n1\n0\n0\n");
                },
                "{large=one, small=one}"),
        CACHE_HALF_WRITTEN(
                t -> write(t.leftover("4711-2").resolve("bundle1/version0.0/bundle.jar"), ""),
                "{large=one, small=one}"),
        CACHE_WITH_ITS_OWN_LOCK(
                t -> write(t.leftover("4711-3").resolve("cache.lock"), ""),
                "{large=one, small=one}"),
        CACHE_FROM_TOMORROW(
                t -> Files.setLastModifiedTime(t.leftover("4711-4"), TOMORROW),
                "{large=one, small=one}"),
        CACHE_OF_A_PROCESS_OF_THE_SAME_NUMBER(
                t -> t.leftover(ProcessHandle.current().pid() + "-1"), "{large=one, small=one}"),
        CACHE_READ_ONLY(
                t -> {
                    Path left = t.leftover("4711-5");
                    write(left.resolve("bundle1/data/x"), "y");
                    assertTrue(left.resolve("bundle1/data/x").toFile().setWritable(false));
                    assertTrue(left.resolve("bundle1/data").toFile().setWritable(false));
                    assertTrue(left.toFile().setWritable(false));
                },
                "{large=one, small=one}"),
        CACHE_WITH_A_LINK_TO_ITSELF(
                t -> {
                    Path left = t.leftover("4711-6");
                    Files.createSymbolicLink(left.resolve("again"), left);
                },
                "{large=one, small=one}"),
        LOCK_IS_A_LINK_TO_NOWHERE(
                t -> {
                    Path left = Files.createDirectories(t.frameworks.resolve("4711-7"));
                    Files.createSymbolicLink(left.resolve("in-use"), Path.of("/nowhere/lock"));
                },
                "{large=one, small=one}",
                true),
        START_BROKEN_OFF_BEFORE_IT_LOCKED(
                t -> {
                    Path left = Files.createDirectories(t.frameworks.resolve("4711-8"));
                    Files.setLastModifiedTime(left, LONG_AGO);
                },
                "{large=one, small=one}"),
        FOLDER_IS_A_LINK(
                t -> {
                    Path elsewhere = Files.createDirectories(t.folder.resolve("elsewhere"));
                    Files.delete(t.frameworks);
                    Files.createSymbolicLink(t.frameworks, elsewhere);
                },
                "{large=one, small=one}"),
        FOLDER_GONE(t -> Files.delete(t.frameworks), "{large=one, small=one}"),
        FILE_IN_THE_FOLDER(
                t -> write(t.frameworks.resolve("notes.txt"), "mine"),
                "{large=one, small=one}",
                true);

        private final Happening happening;
        private final String running;
        private final boolean leaves;

        Situation(Happening happening, String running) {
            this(happening, running, false);
        }

        Situation(Happening happening, String running, boolean leaves) {
            this.happening = happening;
            this.running = running;
            this.leaves = leaves;
        }
    }

    @ParameterizedTest
    @EnumSource
    void should_run_what_the_files_say_now_without_a_manual_clean(Situation situation)
            throws Exception {
        assertEquals("{large=one, small=one}", start().toString());
        situation.happening.to(this);
        assertEquals(situation.running, start().toString());
        try (var left = Files.list(frameworks)) {
            assertEquals(situation.leaves ? 1 : 0, left.count(), "what is left behind");
        }
        assertEquals(situation.running, start().toString());
    }

    @Test
    void should_name_the_jar_that_is_gone_or_damaged() throws Exception {
        byte[] whole = Files.readAllBytes(repository.jar("small"));
        Files.write(repository.jar("small"), Arrays.copyOf(whole, whole.length / 2));
        String damaged = messageOf(DamagedJar.class);
        assertTrue(damaged.startsWith(repository.jar("small") + ": this bundle cannot be read"));
        Files.delete(repository.jar("small"));
        String gone = messageOf(FeatureProblem.class);
        assertTrue(gone.contains("asks for test:small:1.0.0"), gone);
        Files.write(repository.jar("small"), whole);
        assertEquals("{large=one, small=one}", start().toString());
    }

    private String messageOf(Class<? extends Exception> type) {
        return assertThrows(type, this::start).getMessage();
    }

    @Test
    void should_spare_the_folder_of_a_process_that_lives() throws Exception {
        Path living = leftover("4711-9");
        try (FileChannel channel =
                        FileChannel.open(living.resolve("in-use"), StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            assertEquals("{large=one, small=one}", start().toString());
            assertTrue(lock.isValid() && Files.exists(living));
        }
        start();
        assertFalse(Files.exists(living));
    }
}
