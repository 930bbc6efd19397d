package dev.pathos.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Assembler;
import dev.pathos.api.run.Assembler.Format;
import dev.pathos.api.run.Assembler.Request;
import dev.pathos.api.run.Table;
import dev.pathos.api.run.WrongUsage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssemblyCommandsTest {
    private static final List<Table> TABLES =
            List.of(new Table("t", List.of(), List.of(), List.of()));

    @TempDir Path cwd;
    private Optional<String> which;
    private List<Path> folders;
    private Request request;
    private AssemblyCommands commands;

    @BeforeEach
    void open() {
        Assembler assembler =
                new Assembler() {
                    @Override
                    public List<Table> features(Optional<String> name, List<Path> repositories) {
                        which = name;
                        folders = repositories;
                        return TABLES;
                    }

                    @Override
                    public List<Table> assemble(Request wanted, Watcher watcher) {
                        request = wanted;
                        watcher.progressed("resolve", 0, 1);
                        return TABLES;
                    }
                };
        commands = new AssemblyCommands(assembler, new Progress(new Console()), cwd.toString());
    }

    private void refused(String reason, String... arguments) {
        WrongUsage e = assertThrows(WrongUsage.class, () -> commands.assemble(arguments));
        assertTrue(e.getMessage().contains(reason), e.getMessage());
    }

    @Test
    void should_hand_on_what_was_typed_when_all_is_said() {
        assertEquals(
                TABLES,
                commands.assemble(
                        "lab.json",
                        "--out",
                        "dist/",
                        "--platform=linux-x86_64,macosx-arm64",
                        "--natives",
                        "plain, avx2",
                        "--format",
                        "zip",
                        "--repository",
                        "jars,/more"));
        assertEquals(
                new Request(
                        cwd.resolve("lab.json"),
                        cwd.resolve("dist"),
                        List.of(cwd.resolve("jars"), Path.of("/more")),
                        Set.of("linux-x86_64", "macosx-arm64"),
                        Set.of("plain", "avx2"),
                        Set.of(Format.ZIP)),
                request);
    }

    @Test
    void should_make_all_forms_for_this_machine_when_little_is_said() {
        commands.assemble("lab.json", "--out", "../dist");
        assertEquals(
                new Request(
                        cwd.resolve("lab.json"),
                        cwd.resolveSibling("dist"),
                        List.of(),
                        Set.of(),
                        Set.of(),
                        Set.of(Format.values())),
                request);
    }

    @Test
    void should_refuse_when_a_call_makes_no_sense() {
        refused("the file is missing", "--out", "dist");
        refused("--out is missing", "lab.json");
        refused("one feature or list of features is enough", "a.json", "b.json", "--out", "dist");
        refused("some of folder, tar.gz, zip, not 'rar'", "a.json", "--out=d", "--format", "rar");
        refused("unknown option --speed", "a.json", "--speed", "2");
        assertThrows(WrongUsage.class, () -> commands.features("a", "b"));
    }

    @Test
    void should_tell_files_from_names_when_asked_for_a_feature() throws IOException {
        commands.features();
        assertEquals(Optional.empty(), which);
        commands.features("speech", "--repository", "jars");
        assertEquals(Optional.of("speech"), which);
        assertEquals(List.of(cwd.resolve("jars")), folders);
        Path file = Files.writeString(cwd.resolve("mine.json"), "[]");
        commands.features("mine.json");
        assertEquals(Optional.of(file.toString()), which);
    }

    @Test
    void should_explain_itself_when_asked() {
        assertTrue(
                commands.assemble("--help").toString().startsWith("usage: assemble <file> --out"));
        assertTrue(commands.features("--help").toString().startsWith("usage: features [<feature>"));
    }
}
