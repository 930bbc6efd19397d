package dev.pathos.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.face.FaceAgreement;
import dev.pathos.api.feature.FeatureAgreement.Request;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import dev.pathos.api.run.WrongUsage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgreementCommandsTest {
    private static final Table TABLE = new Table("t", List.of(), List.of(), List.of());

    private Request request;
    private FaceAgreement.Request faces;
    private final AgreementCommands commands =
            new AgreementCommands(
                    (wanted, told) -> {
                        request = wanted;
                        told.at(1, 2);
                        return List.of(TABLE);
                    },
                    Optional.of(
                            (wanted, told) -> {
                                faces = wanted;
                                told.at(1, 2);
                                return List.of(TABLE);
                            }),
                    new Progress(
                            new LogLines(new PrintStream(new ByteArrayOutputStream())),
                            System::nanoTime),
                    "/lab");

    @Test
    void should_hand_on_folders_extractor_and_settings() {
        assertEquals(List.of(TABLE), commands.agreement("clips", "--reference", "/csv"));
        assertEquals(
                new Request(Path.of("/lab/clips"), Path.of("/csv"), "lld", List.of()), request);
        commands.agreement(
                "--reference=csv", "--extractor", "mfcc", "clips", "--set", "mfcc.deltas=2");
        assertEquals(
                new Request(
                        Path.of("/lab/clips"),
                        Path.of("/lab/csv"),
                        "mfcc",
                        List.of("mfcc.deltas=2")),
                request);
    }

    @Test
    void should_compare_faces_when_an_analyzer_is_named() {
        commands.agreement(
                "clips", "--reference", "a.xml", "--analyzer", "motion", "--set", "motion.x=1");
        assertEquals(
                new FaceAgreement.Request(
                        Path.of("/lab/clips"),
                        Path.of("/lab/a.xml"),
                        "motion",
                        List.of("motion.x=1")),
                faces);
        assertNull(request);
        AgreementCommands without =
                new AgreementCommands(
                        (r, t) -> List.of(), Optional.empty(), new Progress(new Console()), "/");
        Problem problem =
                assertThrows(
                        Problem.class,
                        () -> without.agreement("c", "--reference", "r", "--analyzer", "motion"));
        assertTrue(problem.getMessage().contains("start the feature faces"));
    }

    @Test
    void should_refuse_when_a_call_makes_no_sense() {
        assertThrows(
                WrongUsage.class,
                () ->
                        commands.agreement(
                                "a", "--reference=b", "--extractor=lld", "--analyzer=motion"));
        assertThrows(WrongUsage.class, () -> commands.agreement());
        assertThrows(WrongUsage.class, () -> commands.agreement("a", "b", "--reference", "c"));
        assertThrows(WrongUsage.class, () -> commands.agreement("a", "--reference"));
        WrongUsage missing = assertThrows(WrongUsage.class, () -> commands.agreement("a"));
        assertTrue(missing.getMessage().contains("--reference is missing"));
        assertTrue(
                commands.agreement("--help")
                        .toString()
                        .startsWith(
                                "usage: agreement <clips> --reference <folder> [--extractor"
                                        + " <kind>] [--analyzer <kind>] [--set"));
        assertNull(request);
    }
}
