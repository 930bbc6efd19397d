package dev.pathos.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.composition.FilePart;
import dev.pathos.api.run.Problem;
import dev.pathos.api.run.Table;
import dev.pathos.api.run.WrongUsage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditCommandsTest {
    private final Declared composer = new Declared();
    private final Drafts drafts = new Drafts();
    private final EditCommands commands = new EditCommands(composer, drafts);

    @BeforeEach
    void begin() {
        drafts.keep(Draft.begin("d"));
    }

    private List<String> use(String role, String kind) {
        return ((Table) commands.use("d", role, kind)).notes();
    }

    private List<String> put(String... words) {
        return ((Table) commands.put(words)).notes();
    }

    private Map<String, Object> values(String part) {
        return drafts.find("d").part(part).orElseThrow().values();
    }

    private List<String> ids() {
        return drafts.find("d").parts().stream().map(FilePart::id).toList();
    }

    private List<String> faults() {
        return new DraftCheck(composer, new Kinds(composer)).lines(drafts.find("d"));
    }

    @Test
    void should_lack_nothing_but_corpus_and_tasks_to_begin_with() {
        assertEquals(
                List.of(
                        "d lacks a part as corpus: use d corpus <one of heads, joined, ravdess>",
                        "nothing is pre-trained yet: use d task <one of activation, broken, energy>"),
                faults());
        use("corpus", "ravdess");
        use("task", "energy");
        assertEquals(
                List.of("corpus does not say where it lies: put d corpus.root <folder>"), faults());
        put("d", "corpus.root", "/data");
        assertEquals(List.of(), faults());
    }

    @Test
    void should_add_tasks_to_an_arm_that_is_made_for_them() {
        assertEquals(
                List.of(
                        "energy~energy joins arm~pretrained as pretext",
                        "Its keys, for put d energy.<key> <value>: hidden"),
                use("task", "energy"));
        use("task", "energy~louder");
        assertEquals(List.of("energy", "louder"), values("pretrained").get("pretext"));
        assertEquals(Map.of(), values("scratch"));
        assertEquals(
                List.of(
                        "lld~features",
                        "categorical~labels",
                        "cnn-encoder~encoder",
                        "energy~energy",
                        "energy~louder",
                        "arm~scratch",
                        "arm~pretrained",
                        "experiment~d"),
                ids());
    }

    @Test
    void should_take_a_part_that_is_there_for_another_arm() {
        use("task", "energy");
        use("arm", "arm~both");
        use("both.task", "energy");
        use("both.task", "activation");
        assertEquals(List.of("energy", "activation"), values("both").get("pretext"));
        assertEquals(1, ids().stream().filter("energy~energy"::equals).count());
        Problem several = assertThrows(Problem.class, () -> use("task", "energy~x"));
        assertTrue(
                several.getMessage().endsWith("say which: pretrained.task or both.task"),
                several.getMessage());
    }

    @Test
    void should_replace_the_part_of_a_role_that_takes_one() {
        use("corpus", "ravdess");
        put("d", "corpus.root", "/data");
        assertEquals(
                List.of(
                        "heads~corpus is the corpus of d",
                        "Its keys, for put d corpus.<key> <value>: speakers",
                        "ravdess~corpus and its settings are gone"),
                use("corpus", "heads"));
        assertTrue(ids().contains("heads~corpus"));
        assertFalse(ids().contains("ravdess~corpus"));
        assertEquals(List.of("heads~corpus is used there already"), use("corpus", "heads"));
    }

    @Test
    void should_name_the_part_in_the_experiment_when_it_would_be_ambiguous_or_left_out() {
        use("faces", "motion");
        assertEquals("faces", values("d").get("faces"));
        use("corpus", "joined");
        assertFalse(values("d").containsKey("corpus"));
        use("corpus.corpora", "ravdess");
        use("corpus.corpora", "heads");
        assertEquals(List.of("ravdess", "heads"), values("corpus").get("corpora"));
        use("corpus", "ravdess");
        assertEquals("ravdess", values("d").get("corpus"), "the part that is there is meant");
    }

    @Test
    void should_say_what_a_task_needs_until_it_is_there() {
        use("corpus", "heads");
        String need = "activation needs faces: use d faces motion";
        assertTrue(use("task", "activation").contains(need));
        assertEquals(List.of(need), faults());
        use("faces", "motion");
        assertEquals(List.of(), faults());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "corpus | energy | 'energy' is no Corpus (draft d, experiment~d, key corpus): choose"
                        + " from heads, joined, ravdess",
                "corpus | ravdes | did you mean 'ravdess'?",
                "corpse | ravdess | nothing in it can be used as 'corpse' (draft d): did you mean"
                        + " 'corpus'?",
                "task | broken | 'broken' cannot be used (draft d): its bundle is not started",
                "task | energy~labels | the name 'labels' is taken by categorical~labels",
                "task | energy~a.b | 'a.b' is no name of a part",
            })
    void should_refuse_what_does_not_fit_and_say_what_would(
            String role, String kind, String message) {
        Draft before = drafts.find("d");
        Problem problem = assertThrows(Problem.class, () -> use(role, kind));
        assertTrue(problem.getMessage().contains(message), problem.getMessage());
        assertEquals(before, drafts.find("d"));
    }

    @Test
    void should_refuse_a_task_that_is_used_already() {
        use("task", "energy");
        Problem problem = assertThrows(Problem.class, () -> use("task", "energy"));
        assertTrue(problem.getMessage().startsWith("'energy' is used there already"));
    }

    @Test
    void should_put_a_key_where_one_part_has_it_and_epochs_in_both_phases() {
        assertEquals(
                List.of("d.pretrain.epochs = 20", "d.finetune.epochs = 20"),
                put("d", "epochs", "20"));
        assertEquals(List.of("features.deltas = false"), put("d", "deltas", "false"));
        assertEquals(List.of("labels.hidden = [4, 2]"), put("d", "categorical.hidden", "4,2"));
        assertEquals(List.of("labels.hidden = [4, 2]"), put("d", "hidden", "4", "2"));
        assertEquals(List.of("labels.hidden = []"), put("d", "labels.hidden", ""));
        assertEquals(List.of("scratch.weights = [0.5, -2.0]"), put("d", "weights", "0.5", "-2"));
        assertEquals(20L, values("d").get("finetune.epochs"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "epoch | there is no key 'epoch' (draft d): did you mean 'epochs'?",
                "labels.hiden | there is no key 'labels.hiden' (draft d): did you mean"
                        + " 'labels.hidden'?",
                "folds | 'x' is not a whole number (draft d, experiment~d, key folds): give one",
                "zebra | there is no key 'zebra' (draft d): name a part and its key, <part>.<key>; the"
                        + " parts are d, encoder, features, labels, scratch",
                "labels.zebra | there is no key 'labels.zebra' (draft d): choose from labels.hidden",
            })
    void should_refuse_keys_and_values_at_once(String key, String message) {
        Problem problem = assertThrows(Problem.class, () -> put("d", key, "x"));
        assertTrue(problem.getMessage().contains(message), problem.getMessage());
        assertFalse(values("d").containsKey("folds"));
    }

    @Test
    void should_ask_for_the_part_when_several_have_the_key() {
        use("task", "energy");
        Problem problem = assertThrows(Problem.class, () -> put("d", "hidden", "3"));
        assertEquals(
                "several parts have a key 'hidden' (draft d): say which: labels.hidden or"
                        + " energy.hidden",
                problem.getMessage());
    }

    @Test
    void should_drop_a_part_from_all_that_name_it() {
        use("task", "energy");
        use("task", "activation");
        use("faces", "motion");
        commands.drop("d", "energy");
        assertEquals(List.of("activation"), values("pretrained").get("pretext"));
        commands.drop("d", "activation");
        commands.drop("d", "faces");
        assertFalse(values("pretrained").containsKey("pretext"));
        assertFalse(values("d").containsKey("faces"));
        assertFalse(ids().contains("motion~faces"));
        assertThrows(Problem.class, () -> commands.drop("d", "d"));
    }

    @Test
    void should_drop_keys_and_whole_drafts() {
        put("d", "epochs", "20");
        commands.drop("d", "epochs");
        assertEquals(Map.of("downstream", "labels"), values("d"));
        commands.drop("d");
        Problem gone = assertThrows(Problem.class, () -> use("corpus", "heads"));
        assertTrue(gone.getMessage().endsWith("begin one: compose d"), gone.getMessage());
    }

    @Test
    void should_say_how_they_are_called_when_words_are_missing() {
        assertThrows(WrongUsage.class, () -> commands.use("d", "corpus"));
        assertThrows(WrongUsage.class, () -> commands.put("d", "folds"));
        assertThrows(WrongUsage.class, () -> commands.drop());
    }
}
