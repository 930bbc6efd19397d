package dev.pathos.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.health.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecodingCheckTest {
    @TempDir Path folder;

    private Finding look(List<String> command) {
        List<Finding> findings =
                new DecodingCheck(folder, () -> new Decoder(command, RealWorker.AMPLE))
                        .examine(true);
        assertEquals(1, findings.size());
        return findings.get(0);
    }

    @Test
    void should_read_every_format_and_leave_nothing_behind() throws IOException {
        Finding finding = look(RealWorker.command());
        assertEquals(Finding.Level.OK, finding.level(), finding.toString());
        assertTrue(finding.what().startsWith(MediaFormat.all().size() + " formats written and"));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void should_call_it_a_problem_when_the_process_does_not_start() {
        Finding finding = look(List.of(folder.resolve("no-java").toString()));
        assertEquals(Finding.Level.PROBLEM, finding.level());
        assertTrue(finding.what().contains("the decoding process does not start"), finding.what());
    }
}
