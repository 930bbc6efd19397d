package dev.pathos.records;

import static dev.pathos.records.Markdown.code;
import static dev.pathos.records.Markdown.escape;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The card of one model: what it is, what for, on what data and how it was trained. */
final class ModelCard {
    private static final String NOT_RECORDED = "not recorded";

    private final ExperimentRecord record;
    private final FinishedCell cell;
    private final Markdown out = new Markdown();

    ModelCard(ExperimentRecord record, FinishedCell cell) {
        this.record = record;
        this.cell = cell;
    }

    /** The card. */
    String markdown() throws IOException {
        out.heading(1, "Model card: " + escape(cell.id()));
        if (record.synthetic()) {
            out.warning(
                    "**SYNTHETIC DATA. This model was trained and tested on generated talking"
                            + " heads.** It checks that the machinery works. It has never heard a"
                            + " person, its scores say nothing about recognising emotion, and it is"
                            + " of no use on real recordings.");
        }
        out.paragraph(
                "Predicts "
                        + (classes().isEmpty()
                                ? "values"
                                : "one of " + classes().size() + " classes")
                        + " from speech. Written by the experiment "
                        + code(record.name())
                        + " from its own records; every number in it is in one of their files.");
        whatItIs();
        use();
        data();
        training();
        new CardResults(record, cell, out).write();
        ethics();
        origin();
        return out.toString();
    }

    private List<String> classes() {
        return JsonFile.texts(record.results(), "classes");
    }

    private void whatItIs() {
        List<List<String>> facts = new ArrayList<>();
        fact(facts, "predicts", String.join(", ", classes()));
        String target = JsonFile.string(record.results(), "label_target");
        boolean unnamed = target.isEmpty() && record.results().containsKey("label_target");
        fact(facts, "label target", unnamed ? "the corpus names none" : target);
        fact(facts, "downstream task", record.named("downstream"));
        fact(facts, "input", record.named("features"));
        if (cell.kind().equals("classical")) {
            fact(facts, "classifier", record.pid(classifier()));
        } else {
            fact(facts, "encoder", record.named("encoder"));
        }
        fact(facts, "arm", cell.arm() + ": " + arm());
        fact(facts, "label budget", cell.percent() + " % of training and development labels");
        fact(facts, "fold, seed", cell.fold() + ", " + cell.seed());
        out.heading(2, "What it is").table(List.of("", ""), facts);
    }

    private static void fact(List<List<String>> facts, String name, String value) {
        facts.add(List.of(name, value.isEmpty() ? NOT_RECORDED : value));
    }

    private String classifier() {
        return JsonFile.string(record.arm(cell.arm()), "classifier");
    }

    private List<String> pretext() {
        return JsonFile.texts(record.arm(cell.arm()), "pretext");
    }

    private String arm() {
        if (cell.kind().equals("classical")) {
            return "a classical classifier on statistics of whole utterances";
        }
        String control = JsonFile.string(record.arm(cell.arm()), "control");
        return (pretext().isEmpty()
                        ? "from scratch, without pre-training"
                        : "pre-trained on " + String.join(", ", pretext()))
                + (control.isEmpty() || control.equals("none")
                        ? ""
                        : " (control: " + control + ")");
    }

    private void use() {
        out.heading(2, "Intended use and limits")
                .items(
                        List.of(
                                "For research on speech emotion recognition: to compare ways of"
                                        + " training, and as a starting point for own labeled data.",
                                "It predicts the labels described above: what actors were asked to"
                                        + " show or what raters heard. That is not what a person"
                                        + " feels.",
                                "Other speakers, languages, microphones, rooms and kinds of speech"
                                        + " than those of its training data have not been tested,"
                                        + " unless the results below say so. Expect lower scores.",
                                "Not for decisions about single people: hiring, work, school,"
                                        + " insurance, police, health. In the European Union,"
                                        + " Regulation (EU) 2024/1689, Article 5(1)(f), prohibits"
                                        + " inferring emotions at work and in education except for"
                                        + " medical or safety reasons."));
    }

    private void data() {
        JsonObject partition = record.partition(cell.fold());
        List<List<String>> rows = new ArrayList<>();
        for (String part : List.of("train", "development", "test")) {
            JsonObject counts = JsonFile.object(partition, part);
            if (!counts.isEmpty()) {
                List<String> classes = new ArrayList<>();
                JsonFile.object(counts, "classes")
                        .forEach((c, n) -> classes.add(c + " " + JsonFile.text(n)));
                rows.add(
                        List.of(
                                part,
                                JsonFile.text(counts.get("utterances")),
                                String.valueOf(JsonFile.array(counts, "speakers").size()),
                                String.join(", ", classes)));
            }
        }
        out.heading(2, "Data");
        String protocol = JsonFile.string(record.results(), "protocol");
        out.paragraph(escape(protocol.isEmpty() ? "The protocol is not recorded." : protocol));
        if (!rows.isEmpty()) {
            out.table(List.of("part", "utterances", "speakers", "classes"), rows);
            out.paragraph(
                    "Of training and development labels, " + cell.percent() + " % were used.");
        }
        leakage();
    }

    private void leakage() {
        JsonObject leakage = JsonFile.object(record.results(), "leakage");
        List<JsonObject> leaks = JsonFile.objects(leakage, "leaks");
        if (!leaks.isEmpty()) {
            List<String> found = new ArrayList<>();
            for (JsonObject leak : leaks) {
                found.add(
                        JsonFile.string(leak, "rule")
                                + " ("
                                + JsonFile.text(leak.get("count"))
                                + ")");
            }
            out.warning(
                    "**The training data leak into the test data**: "
                            + escape(String.join(", ", found))
                            + ". Let pass for the reason: "
                            + escape(JsonFile.string(leakage, "reason")));
        } else if (leakage.containsKey("rules")) {
            out.paragraph(
                    "Searched for leaks between training and test, and none found: "
                            + escape(String.join(", ", JsonFile.texts(leakage, "rules")))
                            + ".");
        }
    }

    private void training() throws IOException {
        JsonObject s = record.settings();
        List<List<String>> facts = new ArrayList<>();
        if (!cell.kind().equals("classical")) {
            if (!pretext().isEmpty()) {
                List<String> tasks = new ArrayList<>();
                pretext().forEach(task -> tasks.add(task + " (" + record.pid(task) + ")"));
                fact(facts, "pretext tasks", String.join(", ", tasks));
                fact(
                        facts,
                        "pre-training",
                        "at most "
                                + JsonFile.text(s.get("pretrain.epochs"))
                                + " epochs, learning rate "
                                + JsonFile.text(s.get("pretrain.rate")));
            }
            fact(
                    facts,
                    "fine-tuning",
                    epochs()
                            + " of at most "
                            + JsonFile.text(s.get("finetune.epochs"))
                            + " epochs, learning rate "
                            + JsonFile.text(s.get("finetune.rate"))
                            + ", best epoch by "
                            + JsonFile.string(s, "finetune.select"));
            fact(facts, "batch", JsonFile.text(s.get("batch")) + " utterances");
        }
        fact(facts, "seeds of the experiment", String.join(", ", JsonFile.texts(s, "seeds")));
        fact(
                facts,
                "budgets of the experiment (%)",
                String.join(", ", JsonFile.texts(s, "budgets")));
        fact(facts, "time", JsonFile.text(cell.run().get("seconds")) + " s");
        out.heading(2, "Training").table(List.of("", ""), facts);
    }

    /** How many epochs were trained, by the events that ended them. */
    private String epochs() throws IOException {
        long last = MetricsFile.lastEpoch(cell.folder().resolve("metrics.csv"));
        return last < 0 ? "an unknown number" : String.valueOf(last + 1);
    }

    private void ethics() {
        out.heading(2, "Ethical considerations")
                .items(
                        List.of(
                                "**Consent.** Voices and faces are personal data. Whether the"
                                        + " speakers agreed to this use is for the corpus's own terms"
                                        + " to say; they hold for the model as well.",
                                "**Acted speech.** Many corpora hold emotions that were acted on"
                                        + " request. They are stronger and purer than those of"
                                        + " everyday speech, and scores on them promise nothing about"
                                        + " the latter.",
                                "**Bias.** Scores differ between speakers; see the results. Sex,"
                                        + " age, accent, language and health of speakers have not been"
                                        + " balanced by Pathos; a group that the data lack is a group"
                                        + " that the model fails.",
                                "**Energy.** The time above, on the processor below, is what this"
                                        + " model took; its pre-training and its siblings come on"
                                        + " top."));
    }

    private void origin() throws IOException {
        JsonObject provenance = record.provenance();
        List<List<String>> facts = new ArrayList<>();
        fact(facts, "configuration (SHA-256)", JsonFile.string(provenance, "configuration"));
        JsonObject model =
                JsonFile.object(
                        JsonFile.read(cell.folder().resolve("model/model.json")), "model~model");
        if (!model.isEmpty()) {
            fact(facts, "weights (SHA-256)", JsonFile.string(model, "sha256"));
            fact(facts, "data (SHA-256)", JsonFile.string(model, "data.sha256"));
        }
        fact(facts, "data files", String.valueOf(JsonFile.object(provenance, "data").size()));
        fact(facts, "trained until", JsonFile.string(cell.run(), "ended"));
        for (String key : List.of("java", "os", "architecture", "processor")) {
            fact(facts, key, JsonFile.string(JsonFile.object(provenance, "environment"), key));
        }
        out.heading(2, "Provenance").table(List.of("", ""), facts);
        List<List<String>> bundles = new ArrayList<>();
        for (Map.Entry<String, ?> bundle : JsonFile.object(provenance, "bundles").entrySet()) {
            if (bundle.getKey().startsWith("dev.pathos.")) {
                String[] words =
                        JsonFile.string(JsonFile.object(provenance, "bundles"), bundle.getKey())
                                .split(" ", 2);
                bundles.add(List.of(bundle.getKey(), words[0], words.length > 1 ? words[1] : ""));
            }
        }
        if (!bundles.isEmpty()) {
            out.paragraph("The bundles of Pathos that made it:");
            out.table(List.of("bundle", "version", "digest"), bundles);
        }
        out.heading(2, "How to use it");
        if (Files.isDirectory(cell.folder().resolve("model"))) {
            out.commands("./pathos predict <folder of this card> <file or folder of recordings>");
        } else {
            out.paragraph("No model was kept of this training, only its predictions.");
        }
    }
}
