package dev.pathos.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Digests;
import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentFolderTest {
    private static final String RESOLVED = "{ \"batch\": 8 }";

    @TempDir Path runs;

    private static String name(ExperimentFolder folder) {
        return folder.path().getFileName().toString();
    }

    @Test
    void should_number_experiments_of_one_name() {
        try (ExperimentFolder first = ExperimentFolder.create(runs, "study", RESOLVED);
                ExperimentFolder second = ExperimentFolder.create(runs, "study", RESOLVED)) {
            assertEquals("study", name(first));
            assertEquals("study-2", name(second));
        }
        assertEquals(List.of("study", "study-2"), ExperimentFolder.names(runs));
    }

    @Test
    void should_refuse_a_second_run_of_one_experiment() {
        try (ExperimentFolder open = ExperimentFolder.create(runs, "study", RESOLVED)) {
            Problem problem =
                    assertThrows(Problem.class, () -> ExperimentFolder.existing(runs, name(open)));
            assertTrue(problem.getMessage().startsWith("another process is running"));
        }
        ExperimentFolder.existing(runs, "study").close();
    }

    @Test
    void should_leave_no_folder_when_nothing_began() {
        try (ExperimentFolder folder = ExperimentFolder.create(runs, "study", RESOLVED)) {
            folder.removeUnlessBegun(new Problem("no corpus", "part corpus", "name one"));
            assertFalse(Files.exists(folder.path()));
        }
    }

    @Test
    void should_keep_the_folder_when_it_was_halted_or_has_results() {
        Problem failure = new Problem("a cell failed", "cell", "mend it");
        Problem halt = new Problem("halted", "study", "resume", new Halt.Halted());
        try (ExperimentFolder folder = ExperimentFolder.create(runs, "study", RESOLVED)) {
            folder.removeUnlessBegun(halt);
            assertTrue(Files.exists(folder.config()));
            folder.write(ExperimentFolder.PROVENANCE, "{}");
            folder.removeUnlessBegun(failure);
            assertTrue(Files.exists(folder.config()));
        }
    }

    @Test
    void should_refuse_a_configuration_that_was_edited() throws IOException {
        try (ExperimentFolder folder = ExperimentFolder.create(runs, "study", RESOLVED)) {
            String digest = Digests.of(RESOLVED);
            folder.checkConfig(digest);
            Files.writeString(folder.config(), RESOLVED.replace('8', '4'));
            Problem problem = assertThrows(Problem.class, () -> folder.checkConfig(digest));
            assertTrue(problem.getMessage().startsWith("the configuration was edited"));
        }
    }

    @Test
    void should_name_what_there_is_when_an_experiment_is_not() {
        Problem none = assertThrows(Problem.class, () -> ExperimentFolder.existing(runs, "study"));
        assertTrue(none.getMessage().endsWith(": start one with: run <config>"));
        ExperimentFolder.create(runs, "other", RESOLVED).close();
        Problem another =
                assertThrows(Problem.class, () -> ExperimentFolder.existing(runs, "study"));
        assertTrue(another.getMessage().contains("choose among other, or"));
    }
}
