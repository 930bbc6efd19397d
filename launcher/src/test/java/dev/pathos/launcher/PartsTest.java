package dev.pathos.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.launcher.Launch.Outcome;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks the shipped launcher and features what a kind of part is. */
class PartsTest {
    @TempDir Path cwd;

    private Outcome parts(String kind) throws Exception {
        return new Launch(cwd, Map.of(), Map.of("COLUMNS", "100")).run("parts", kind);
    }

    @Test
    void should_explain_keys_and_references_within_the_width_of_the_terminal() throws Exception {
        Outcome outcome = parts("experiment");

        assertEquals(0, outcome.status(), () -> String.join("\n", outcome.err()));
        String printed = String.join("\n", outcome.out()).replaceAll(" +", " ");
        for (String expected :
                new String[] {
                    "\nkey type default description\n",
                    "\nfolds whole number 5 speaker-disjoint folds;",
                    "A whole number from 3.",
                    "\nkey kind takes description\n",
                    "\nencoder Encoder one A part of cnn-encoder",
                    "\nprotocol Protocol one or none A part of corpus-partition,"
                }) {
            assertTrue(printed.contains(expected), () -> expected + " is not in\n" + printed);
        }
        assertTrue(outcome.out().stream().allMatch(line -> line.length() <= 100), printed);
    }

    @Test
    void should_name_the_nearest_kind_when_there_is_none() throws Exception {
        Outcome outcome = parts("csv-manifst");

        assertEquals(1, outcome.status());
        assertTrue(outcome.firstError().contains("did you mean 'csv-manifest'?"));
    }
}
