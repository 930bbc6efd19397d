package dev.pathos.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompleteFolderTest {
    @TempDir Path folder;

    @Test
    void should_be_absent_when_filling_it_fails_and_whole_when_tried_again() throws IOException {
        Path target = folder.resolve("a/b");
        Path beside = folder.resolve("a/beside");
        assertThrows(
                IOException.class,
                () ->
                        CompleteFolder.write(
                                target,
                                beside,
                                f -> {
                                    Files.writeString(f.resolve("half"), "half");
                                    throw new IOException("disk full");
                                }));
        assertFalse(Files.exists(target));
        CompleteFolder.write(target, beside, f -> Files.writeString(f.resolve("whole"), "1"));
        assertEquals("1", Files.readString(target.resolve("whole")));
        assertFalse(Files.exists(target.resolve("half")));
        assertFalse(Files.exists(beside));
    }

    @Test
    void should_keep_what_is_there() throws IOException {
        Path target = folder.resolve("t");
        Path beside = folder.resolve("beside");
        CompleteFolder.write(target, beside, f -> Files.writeString(f.resolve("x"), "first"));
        CompleteFolder.write(target, beside, f -> Files.writeString(f.resolve("x"), "second"));
        assertEquals("first", Files.readString(target.resolve("x")));
        assertFalse(Files.exists(beside));
        CompleteFolder.delete(target);
        assertFalse(Files.exists(target));
        CompleteFolder.delete(target);
    }
}
