package dev.pathos.assembly;

import static dev.pathos.assembly.Lab.component;
import static dev.pathos.assembly.Lab.feature;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Assembler.Format;
import dev.pathos.api.run.Assembler.Request;
import dev.pathos.api.run.Digests;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import dev.pathos.api.shell.Suggestion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.tools.tar.TarEntry;
import org.apache.tools.tar.TarInputStream;
import org.apache.tools.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssemblyServiceTest {
    private static final Set<Format> ALL = Set.of(Format.values());

    @TempDir Path parent;
    private Lab lab;

    @BeforeEach
    void open() throws IOException {
        lab = new Lab(parent.toRealPath());
        Lab.jar(
                lab.folder.resolve("target/task.jar"),
                "task",
                Map.of("Import-Package", "org.core", "Bundle-License", "GPL-3.0-only;link=\"x,y\""),
                component("task", "configuration-policy='require'", ""));
        lab.asks(feature("own", "{'id':'lab:task:2','jar':'target/task.jar'}"), "base");
    }

    private Table assemble(Set<Format> formats, Path out) {
        return lab.assemble(Set.of(), Set.of(), formats, out);
    }

    @Test
    void should_write_all_that_a_platform_needs_to_start() throws IOException {
        Lab.write(lab.folder.resolve("configs/study.json"), "{'task~one':{}}");
        Lab.write(lab.home.resolve("configs/other.json"), "{'nobody~one':{}}");

        Table table = assemble(Set.of(Format.FOLDER), lab.out());

        Path made = lab.out().resolve("lab");
        assertEquals("lab: 2 bundles of 2 features, for any machine", table.title());
        assertEquals(made.toString(), table.rows().get(0).get(1));
        assertEquals(
                List.of(
                        "As a whole it is under GPL-3.0, because it contains task (GPL-3.0-only);"
                                + " NOTICE.txt in it lists all licences.",
                        "Configurations left out, whose parts it does not have: other.json."),
                table.notes());
        assertEquals(
                Set.of(
                        "LICENSE",
                        "NOTICE.txt",
                        "README.txt",
                        "SHA256SUMS",
                        "configs/any.json",
                        "configs/study.json",
                        "features/base.json",
                        "features/default.json",
                        "features/own.json",
                        "features/repository/lab/task/2/task-2.jar",
                        "features/repository/our/core/1.0.0/core-1.0.0.jar",
                        "launcher/launcher.jar",
                        "launcher/lib/felix.jar",
                        "pathos"),
                files(made));
        assertTrue(
                Files.getPosixFilePermissions(made.resolve("pathos"))
                        .contains(PosixFilePermission.OTHERS_EXECUTE));
        assertFalse(Files.readString(made.resolve("features/own.json")).contains("jar\""));
        assertEquals(
                "[\"base.json\",\"own.json\"]",
                Files.readString(made.resolve("features/default.json")).replaceAll("\\s", ""));
        String notice = Files.readString(made.resolve("NOTICE.txt"));
        assertTrue(notice.contains("This distribution contains task (GPL-3.0-only)."), notice);
        assertTrue(notice.matches("(?s).*core 1\\.0\\.0 +not told\n.*felix 1\\.0\\.0 +Apache.*"));
        assertFalse(Files.exists(lab.folder.resolve(".dist.assembling")));
    }

    private static Set<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return new TreeSet<>(
                    files.filter(Files::isRegularFile)
                            .map(file -> folder.relativize(file).toString())
                            .toList());
        }
    }

    @Test
    void should_list_the_digest_of_every_file() throws IOException {
        assemble(ALL, lab.out());

        List<String> listed = Files.readAllLines(lab.out().resolve("SHA256SUMS"));
        Set<String> names = new TreeSet<>(Set.of("SHA256SUMS"));
        for (String line : listed) {
            String[] words = line.split("  ");
            assertEquals(Digests.of(lab.out().resolve(words[1])), words[0], words[1]);
            names.add(words[1]);
        }
        assertEquals(files(lab.out()), names);
        assertTrue(names.containsAll(Set.of("lab.tar.gz", "lab.zip", "lab/SHA256SUMS")));
    }

    @Test
    void should_pack_the_same_files_with_their_rights_into_archives() throws IOException {
        assemble(ALL, lab.out());

        Set<String> tar = new TreeSet<>();
        try (InputStream file = Files.newInputStream(lab.out().resolve("lab.tar.gz"));
                TarInputStream in = new TarInputStream(new GZIPInputStream(file))) {
            for (TarEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                tar.add(entry.getName());
                assertArrayEquals(
                        Files.readAllBytes(lab.out().resolve(entry.getName())), in.readAllBytes());
                int expected = entry.getName().equals("lab/pathos") ? 0755 : 0644;
                assertEquals(expected, entry.getMode() & 0777, entry.getName());
            }
        }
        Set<String> zip = new TreeSet<>();
        try (ZipFile in = new ZipFile(lab.out().resolve("lab.zip").toFile())) {
            in.getEntries()
                    .asIterator()
                    .forEachRemaining(
                            entry -> {
                                zip.add(entry.getName());
                                int expected = entry.getName().equals("lab/pathos") ? 0755 : 0644;
                                assertEquals(expected, entry.getUnixMode() & 0777);
                            });
        }
        Set<String> folder = new TreeSet<>();
        files(lab.out().resolve("lab")).forEach(name -> folder.add("lab/" + name));
        assertEquals(folder, tar);
        assertEquals(folder, zip);
    }

    @Test
    void should_write_the_same_bytes_when_the_input_is_the_same() throws IOException {
        Path other = lab.folder.resolve("other");
        TimeZone zone = TimeZone.getDefault();
        assemble(ALL, lab.out());
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            Files.setLastModifiedTime(
                    lab.folder.resolve("target/task.jar"), FileTime.fromMillis(1_000_000));
            assemble(ALL, other);
        } finally {
            TimeZone.setDefault(zone);
        }

        assertEquals(
                Files.readString(lab.out().resolve("SHA256SUMS")),
                Files.readString(other.resolve("SHA256SUMS")));
    }

    @Test
    void should_replace_what_it_made_and_nothing_else() throws IOException {
        assemble(Set.of(Format.FOLDER), lab.out());
        Files.createDirectories(lab.out().resolve("lab/.pathos/framework"));
        Files.writeString(lab.out().resolve("lab/.pathos/history"), "help");
        assemble(Set.of(Format.ZIP), lab.out());
        assertEquals(Set.of("SHA256SUMS", "lab.zip"), files(lab.out()));

        assemble(Set.of(Format.FOLDER), lab.out());
        Path results = Lab.write(lab.out().resolve("lab/runs/first/metrics.csv"), "f1\n");
        assertRefused("this is not of the distribution that was assembled there (" + results + ")");
        Files.delete(results);
        Path script = Files.writeString(lab.out().resolve("lab/pathos"), "echo mine");
        assertRefused("this was changed since it was assembled (" + script + ")");
        assertEquals("echo mine", Files.readString(script));
    }

    private void assertRefused(String what) {
        assertRefused(what, lab.out());
    }

    private void assertRefused(String what, Path out) {
        Problem refusal = assertThrows(Problem.class, () -> assemble(Set.of(Format.FOLDER), out));
        assertEquals(
                what + ": move it away, or name another folder with --out", refusal.getMessage());
    }

    @Test
    void should_refuse_a_folder_that_is_not_its_own() throws IOException {
        Path note = Lab.write(lab.folder.resolve("papers/note.txt"), "x");
        assertRefused(
                "this folder is not empty and was not made by assemble (" + note.getParent() + ")",
                note.getParent());
        assertRefused("this is a file and no folder (" + note + ")", note);
        assertRefused(
                "the platform that runs lies in it (" + lab.home.getParent() + ")",
                lab.home.getParent());
        Path empty = Files.createDirectories(lab.folder.resolve("empty"));
        assemble(Set.of(Format.FOLDER), empty);
        assertTrue(Files.exists(empty.resolve("lab/pathos")));
    }

    @Test
    void should_leave_nothing_behind_when_a_file_changes_while_it_is_read() throws IOException {
        Path other = lab.folder.resolve("target/task.jar");
        Problem problem =
                assertThrows(
                        Problem.class,
                        () ->
                                lab.service()
                                        .assemble(
                                                new Request(
                                                        lab.folder.resolve("lab.json"),
                                                        lab.out(),
                                                        List.of(),
                                                        Set.of(),
                                                        Set.of(),
                                                        Set.of(Format.FOLDER)),
                                                (phase, done, total) -> change(other)));

        assertTrue(problem.getMessage().contains("task-2.jar has just been changed"));
        assertFalse(Files.exists(lab.out()));
        assertFalse(Files.exists(lab.folder.resolve(".dist.assembling")));
    }

    @Test
    void should_leave_nothing_behind_when_it_is_halted() {
        Problem problem =
                assertThrows(
                        Problem.class,
                        () ->
                                lab.service()
                                        .assemble(
                                                new Request(
                                                        lab.folder.resolve("lab.json"),
                                                        lab.out(),
                                                        List.of(),
                                                        Set.of(),
                                                        Set.of(),
                                                        ALL),
                                                (phase, done, total) -> {
                                                    if (phase.startsWith("pack")) {
                                                        Thread.currentThread().interrupt();
                                                    }
                                                }));

        assertTrue(Thread.interrupted());
        assertTrue(problem.getMessage().startsWith("halted, and nothing was written ("));
        assertFalse(Files.exists(lab.out()));
        assertFalse(Files.exists(lab.folder.resolve(".dist.assembling")));
    }

    private static void change(Path file) {
        try {
            Files.writeString(file, "torn", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void should_tell_what_features_bring() {
        List<Table> ours = lab.service().features(Optional.empty(), List.of());
        assertEquals(
                List.of(
                        List.of("base", "yes", "1", "0.00 MB", "libraries"),
                        List.of("extra", "no", "1", "0.00 MB", "services Light")),
                ours.get(0).rows());

        List<Table> theirs =
                lab.service()
                        .features(
                                Optional.of(lab.folder.resolve("own.json").toString()), List.of());
        assertEquals(
                List.of(List.of("task", "1.0.0", "all", "10", "0.00 MB", "GPL-3.0-only")),
                theirs.get(0).rows());
        assertEquals(List.of(List.of("part", "task", "task")), theirs.get(1).rows());
        assertEquals(
                2,
                lab.service()
                        .features(Optional.of(lab.folder.resolve("lab.json").toString()), List.of())
                        .get(0)
                        .rows()
                        .size());
    }

    @Test
    void should_name_the_nearest_feature_when_there_is_none_of_a_name() {
        Problem problem =
                assertThrows(
                        Problem.class,
                        () -> lab.service().features(Optional.of("extr"), List.of()));

        assertEquals(
                "there is no feature and no file of this name (extr): did you mean 'extra'?",
                problem.getMessage());
    }

    @Test
    void should_suggest_features_and_machines() throws IOException {
        Lab.write(
                lab.home.resolve("features/extra.json"),
                feature(
                        "extra",
                        "{'id':'g:n:jar:a:1','platform':'linux-x86_64','natives':'avx2'}",
                        "{'id':'g:n:jar:b:1','platform':'linux-x86_64'}"));
        FeatureSuggestions suggestions = new FeatureSuggestions(new Home(lab.home, "7.0"));

        assertEquals(List.of("base", "extra"), words(suggestions, "feature"));
        assertEquals(List.of("linux-x86_64"), words(suggestions, "platform"));
        assertEquals(List.of("avx2", "plain"), words(suggestions, "natives"));
        assertEquals(List.of(), words(suggestions, "file"));
        Lab.write(lab.home.resolve("features/torn.json"), "{");
        assertEquals(List.of(), words(suggestions, "feature"));
    }

    private static List<String> words(FeatureSuggestions suggestions, String placeholder) {
        return suggestions.suggest(placeholder, Map.of(), "").stream()
                .map(Suggestion::word)
                .toList();
    }
}
