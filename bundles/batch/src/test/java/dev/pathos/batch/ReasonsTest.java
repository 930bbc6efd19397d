package dev.pathos.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReasonsTest {
    @Test
    void should_say_why_and_not_of_which_class() {
        assertEquals("no such file", Reasons.of(new NoSuchFileException("/a.wav")));
        assertEquals("no permission to read it", Reasons.of(new AccessDeniedException("/a.wav")));
        assertEquals("no space", Reasons.of(new UncheckedIOException(new IOException("no space"))));
    }

    @Test
    void should_tell_the_class_when_it_is_an_error_of_ours() {
        assertEquals("IllegalStateException: odd", Reasons.of(new IllegalStateException("odd")));
    }

    @Test
    void should_leave_out_the_file_when_it_is_said_already() {
        IOException e = new IOException("/a.wav: truncated");
        assertEquals("truncated", Reasons.of(e, Path.of("/a.wav")));
    }
}
