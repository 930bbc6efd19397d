package dev.pathos.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** The report of an experiment that pre-trains and uses no labels. */
class PretrainingTest {
    private static final String CELL = "cells/joint-fold0-seed1-pretrain/";

    @TempDir Path folder;
    private Fixture made;

    @BeforeEach
    void makeRun() throws IOException {
        made =
                new Fixture(
                                folder,
                                List.of(),
                                Map.of("joint", List.of("energy", "emotion")),
                                1,
                                1,
                                List.of())
                        .write("faces", "Corpus x: 4 speakers.");
    }

    private Document page() throws Exception {
        return ReportPage.parse(Files.readString(new HtmlReporter().report(folder)));
    }

    @Test
    void should_show_targets_first_and_nothing_that_labels_would_give() throws Exception {
        Document page = page();
        List<String> titles =
                ReportPage.elements(page, "h2", "").stream().map(e -> e.getTextContent()).toList();
        assertEquals("Targets", titles.get(0));
        assertEquals("Data and ledger", titles.get(titles.indexOf("Protocol") - 1));
        for (String absent :
                List.of(
                        "F1 against labeled speech",
                        "Confusion matrices",
                        "Map of embeddings",
                        "Worst clips")) {
            assertFalse(titles.contains(absent), absent);
        }
        String text = page.getDocumentElement().getTextContent();
        assertTrue(text.contains("Pre-training only. No labels are used"), text);
    }

    @Test
    void should_compare_systems_when_a_cell_is_trained_on_labels() throws Exception {
        Fixture.small(folder, "joint", List.of("angry", "sad"));
        String text = page().getDocumentElement().getTextContent();
        assertFalse(text.contains("Pre-training only."));
        assertTrue(text.contains("F1 against labeled speech"));
    }

    @Test
    void should_give_shares_of_all_utterances_and_reasons_for_every_part() throws Exception {
        made.file(
                CELL + "targets.csv",
                "task,part,utterance,target,reason\n"
                        + "emotion,train,a,anger,\nemotion,train,b,anger,\n"
                        + "emotion,train,c,sadness,\nemotion,train,d,,no action units\n"
                        + "emotion,train,e,,unreadable: e.mp4: cut off\n"
                        + "emotion,train,f,,\"unreadable: f.mp4: cut, too\"\n"
                        + "emotion,valid,g,,tie\nemotion,test,h,anger,\n");
        String text = ReportPage.under(page(), "Targets").getTextContent();
        assertTrue(text.contains("anger233.3 %") && text.contains("sadness116.7 %"), text);
        assertTrue(text.contains("3 of 6 utterances have no target (50.0 %):"), text);
        assertTrue(text.contains("unreadable (see targets.csv)233.3 %"), text);
        assertTrue(text.contains("no action units116.7 %"), text);
        assertTrue(
                text.contains("Development part: 0 of 1 have one; test part: 1 of 1 have one."),
                text);
        assertEquals(
                List.of(
                        "task,arms,part,target,no target because,utterances,of all",
                        "emotion,joint,training,anger,,2,33.3 %",
                        "emotion,joint,training,sadness,,1,16.7 %",
                        "emotion,joint,training,,unreadable (see targets.csv),2,33.3 %",
                        "emotion,joint,training,,no action units,1,16.7 %",
                        "emotion,joint,development,,tie,1,100.0 %",
                        "emotion,joint,test,anger,,1,100.0 %"),
                Files.readAllLines(folder.resolve("tables/targets.csv")));
    }

    @Test
    void should_tell_what_labelers_remark_once() throws Exception {
        String remark = "4 of 4 faces: sadness, surprise can be decided; not <anger>.";
        made.file(CELL + "remarks.csv", "task,remark\nemotion,\"" + remark + "\"\n");
        String text = ReportPage.under(page(), "Targets").getTextContent();
        assertEquals(2, text.split("sadness, surprise", -1).length, text);
        assertTrue(text.contains("emotion: " + remark), text);
    }

    @Test
    void should_tell_which_inputs_are_used_without_their_face() throws Exception {
        made.file(
                "ledger.csv",
                "input,outcome,reason\na.mp4,used,\n"
                        + "b.mp4,used,without its face: b.mp4: no picture\nc.mp4,failed,no sound\n");
        String text = ReportPage.under(page(), "Data and ledger").getTextContent();
        assertTrue(text.contains("Inputs that were left out"), text);
        assertTrue(text.contains("failedno sound1c.mp4"), text);
        assertTrue(text.contains("usedwithout its face: b.mp4: no picture1b.mp4"), text);
        assertTrue(Files.exists(folder.resolve("tables/inputs-used-in-part.csv")));
    }
}
