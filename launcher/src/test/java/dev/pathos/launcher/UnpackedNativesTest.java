package dev.pathos.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files as JavaCPP unpacks them: flat by platform, or in the folders of a jar of that name. */
class UnpackedNativesTest {
    private static final FileTime PACKED = FileTime.fromMillis(1_000_000_000_000L);
    private static final String FLAT = "lib.a/linux/libone.so";
    private static final String DEEP = "lib.b/lib.b-natives.jar/org/b/linux/libtwo.so";

    @TempDir Path folder;
    private Path natives;
    private Path a;
    private Path b;

    @BeforeEach
    void unpack() throws IOException {
        natives = Files.createDirectories(folder.resolve("natives"));
        a = jar("lib.a-natives.jar", "org/a/bindings/linux/libone.so", "one");
        b = jar("lib.b-natives.jar", "org/b/linux/libtwo.so", "two");
        put(FLAT, "one", PACKED);
        put(DEEP, "two", PACKED);
    }

    private Path jar(String name, String entry, String content) throws IOException {
        Path jar = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content.getBytes());
        }
        return jar;
    }

    private void put(String name, String content, FileTime time) throws IOException {
        Path file = natives.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.setLastModifiedTime(file, time);
    }

    private void check() {
        UnpackedNatives.check(natives, List.of(a, b));
    }

    private boolean left(String name) {
        return Files.isRegularFile(natives.resolve(name));
    }

    /** Something that happens to unpacked files. */
    private interface Happening {
        void to(UnpackedNativesTest test) throws IOException;
    }

    /** What happens, and which of the two files is to be unpacked again. */
    enum Situation {
        NOTHING(t -> {}, true, true),
        LEFT_EMPTY_BY_A_POWER_FAILURE(t -> t.put(FLAT, "\0\0\0", PACKED), false, true),
        OF_ANOTHER_VERSION_OF_THE_SAME_SIZE(t -> t.put(DEEP, "TWO", PACKED), true, false),
        CUT_OFF_WHILE_UNPACKED(t -> t.put(FLAT, "o", PACKED), false, true),
        LENGTHENED(t -> t.put(DEEP, "two and more", PACKED), true, false),
        EMPTY(t -> t.put(FLAT, "", PACKED), false, true),
        OF_ANOTHER_TIME(t -> t.put(FLAT, "one", FileTime.fromMillis(5)), true, true),
        GONE(t -> Files.delete(t.natives.resolve(FLAT)), false, true),
        FILE_WHERE_THE_FOLDER_BELONGS(
                t -> {
                    Files.delete(t.natives.resolve(FLAT));
                    Files.delete(t.natives.resolve("lib.a/linux"));
                    Files.writeString(t.natives.resolve("lib.a/linux"), "x");
                },
                false,
                true),
        LINK_TO_NOWHERE(
                t -> {
                    Files.delete(t.natives.resolve(FLAT));
                    Files.createSymbolicLink(t.natives.resolve(FLAT), Path.of("/nowhere/x.so"));
                },
                false,
                true),
        LOCK_LEFT(t -> t.put("lib.a/.lock", "", PACKED), true, true),
        NOTES_DAMAGED(t -> t.put("checked", "\0\t\0 no note\n\n", PACKED), true, true),
        JAR_OF_THE_SAME_VERSION_CHANGED(
                t -> t.jar("lib.a-natives.jar", "org/a/bindings/linux/libone.so", "eno"),
                false,
                true);

        private final Happening happening;
        private final boolean flatStays;
        private final boolean deepStays;

        Situation(Happening happening, boolean flatStays, boolean deepStays) {
            this.happening = happening;
            this.flatStays = flatStays;
            this.deepStays = deepStays;
        }
    }

    @ParameterizedTest
    @EnumSource
    void should_leave_what_is_right_when_it_was_never_looked_at(Situation situation)
            throws IOException {
        situation.happening.to(this);
        check();
        assertEquals(situation.flatStays, left(FLAT));
        assertEquals(situation.deepStays, left(DEEP));
        assertFalse(Files.isRegularFile(natives.resolve("lib.a/linux")));
    }

    @ParameterizedTest
    @EnumSource
    void should_leave_what_is_right_when_it_happens_after_a_look(Situation situation)
            throws IOException {
        check();
        assertTrue(left(FLAT) && left(DEEP));
        situation.happening.to(this);
        check();
        assertEquals(situation.flatStays, left(FLAT));
        assertEquals(situation.deepStays, left(DEEP));
    }

    @Test
    void should_not_take_a_file_of_one_library_for_that_of_another() throws IOException {
        b = jar("lib.b-natives.jar", "org/b/linux/libone.so", "eno");
        put(FLAT, "eno", PACKED);
        check();
        assertFalse(left(FLAT));
    }

    @Test
    void should_leave_alone_what_no_jar_has_and_what_another_build_has_noted() throws IOException {
        put("lib.a/linux/libother.so", "other", PACKED);
        check();
        UnpackedNatives.check(natives, List.of(b));
        assertTrue(left("lib.a/linux/libother.so"));
        assertTrue(left(FLAT));
    }

    @Test
    void should_wait_for_another_look_while_a_library_is_being_unpacked() throws IOException {
        put(FLAT, "o", PACKED);
        try (FileChannel channel =
                        FileChannel.open(
                                natives.resolve("lib.a/.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            check();
            assertTrue(lock.isValid() && left(FLAT));
        }
        check();
        assertFalse(left(FLAT));
    }

    @Test
    void should_do_nothing_where_nothing_was_unpacked() throws IOException {
        UnpackedNatives.check(folder.resolve("none"), List.of(a, b));
        UnpackedNatives.check(Files.createFile(folder.resolve("file")), List.of(a, b));
        assertFalse(Files.exists(folder.resolve("none")));
    }
}
