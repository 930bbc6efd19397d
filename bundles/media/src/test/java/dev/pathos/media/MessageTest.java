package dev.pathos.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Problem;
import dev.pathos.media.Message.Kind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MessageTest {
    @Test
    void should_carry_any_file_name_in_one_line_when_sent() {
        Message message = Message.of(Kind.DECODE, "/a b/\n\t%+ü.wav", "/tmp/x.part");
        assertEquals(1, message.line().lines().count());
        assertTrue(message.line().chars().allMatch(c -> c > 31 && c < 127));
        assertEquals(message, Message.parse(message.line()));
        Message bare = Message.of(Kind.UNREADABLE, "NO_SOUND", "");
        assertEquals(bare, Message.parse(bare.line()));
    }

    @Test
    void should_refuse_a_line_when_it_is_no_message() {
        assertThrows(IllegalArgumentException.class, () -> Message.parse("# A fatal error"));
    }

    @Test
    void should_find_the_jar_when_a_bundle_lies_in_a_file() {
        assertEquals(
                Path.of("/opt/my lab/media.jar"),
                WorkerCommand.file("reference:file:/opt/my%20lab/media.jar", "media"));
        assertEquals(
                Path.of("/opt/my lab/media.jar"),
                WorkerCommand.file("file:/opt/my lab/media.jar", "media"));
        assertEquals(
                Path.of("bundles/media.jar"),
                WorkerCommand.file("reference:file:bundles/media.jar", "media"));
        Problem e =
                assertThrows(Problem.class, () -> WorkerCommand.file("inputstream:media", "media"));
        assertTrue(e.getMessage().contains("bundle media"), e.getMessage());
    }
}
