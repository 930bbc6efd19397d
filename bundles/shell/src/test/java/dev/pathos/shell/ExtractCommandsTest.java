package dev.pathos.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.feature.Extraction;
import dev.pathos.api.run.Caches;
import dev.pathos.api.run.Table;
import dev.pathos.api.run.WrongUsage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExtractCommandsTest {
    private static final Path CWD = Path.of("/home/someone");

    private final List<Path> inputs = new ArrayList<>();
    private Path out;
    private Extraction.Request request;

    private final ExtractCommands commands =
            new ExtractCommands(
                    new Extraction() {
                        @Override
                        public List<Table> extract(
                                List<Path> files, Path folder, Request wanted, Watcher watcher) {
                            inputs.addAll(files);
                            out = folder;
                            request = wanted;
                            watcher.progressed("extract, MB", .5, 2);
                            return List.of();
                        }

                        @Override
                        public List<String> formats() {
                            return List.of("csv", "npy");
                        }
                    },
                    new Progress(new Console()),
                    CWD.toString());

    @Test
    void should_hand_on_what_was_typed() {
        commands.extract(
                "a",
                "/b.wav",
                "--extractor",
                "pitch",
                "--format=npy",
                "--out",
                "o",
                "--config",
                "c.json",
                "--jobs",
                "3",
                "--together",
                "--set",
                "pitch.low=50");
        assertEquals(List.of(CWD.resolve("a"), Path.of("/b.wav")), inputs);
        assertEquals(CWD.resolve("o"), out);
        assertEquals(
                new Extraction.Request(
                        "pitch",
                        Optional.of(CWD.resolve("c.json")),
                        List.of("pitch.low=50"),
                        "npy",
                        true,
                        3),
                request);
    }

    @Test
    void should_write_csv_with_all_processors_when_nothing_else_is_said() {
        commands.extract("a", "--extractor", "lld", "--out", "o");
        assertEquals("csv", request.format());
        assertEquals(Runtime.getRuntime().availableProcessors(), request.jobs());
        assertFalse(request.together());
    }

    @Test
    void should_refuse_a_call_that_leaves_something_open() {
        for (String[] call :
                new String[][] {
                    {"--extractor", "lld", "--out", "o"},
                    {"a", "--out", "o"},
                    {"a", "--extractor", "lld"},
                    {"a", "--extractor", "lld", "--out", "o", "--format", "xls"},
                    {"a", "--extractor", "lld", "--out", "o", "--jobs", "0"},
                    {"a", "--extractor", "lld", "--out", "o", "--jobs", "two"}
                }) {
            WrongUsage wrong = assertThrows(WrongUsage.class, () -> commands.extract(call));
            assertTrue(wrong.getMessage().startsWith("extract: "), wrong.getMessage());
        }
        assertEquals(List.of(), inputs);
    }

    @Test
    void should_understand_what_is_to_become_of_the_cache() {
        List<String> asked = new ArrayList<>();
        Table table = new Table("", List.of(), List.of(), List.of());
        CacheCommands cache =
                new CacheCommands(
                        new Caches() {
                            @Override
                            public List<Table> contents() {
                                asked.add("contents");
                                return List.of(table);
                            }

                            @Override
                            public Table clear(Optional<String> kind, Optional<String> extractor) {
                                asked.add("clear " + kind.orElse("-") + extractor.orElse("-"));
                                return table;
                            }

                            @Override
                            public Table trim(String size) {
                                asked.add("trim " + size);
                                return table;
                            }
                        });
        cache.cache();
        cache.cache("clear");
        cache.cache("clear", "audio");
        cache.cache("clear", "--extractor", "lld");
        cache.cache("trim", "20G");
        assertEquals(
                List.of("contents", "clear --", "clear audio-", "clear -lld", "trim 20G"), asked);
        for (String[] call : new String[][] {{"trim"}, {"drop"}, {"--extractor", "lld"}}) {
            assertThrows(WrongUsage.class, () -> cache.cache(call));
        }
    }
}
