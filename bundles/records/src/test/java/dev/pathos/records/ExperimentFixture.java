package dev.pathos.records;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes an experiment's folder as the pipeline does: two folds, two arms, two classes. */
final class ExperimentFixture {
    final Path folder;

    ExperimentFixture(Path folder, boolean synthetic) throws IOException {
        this.folder = Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("config.json"),
                """
                {"csv~lab": {}, "lld~features": {}, "categorical~labels": {},
                 "cnn-encoder~encoder": {}, "energy-variation~energy": {}, "shrinkage-lda~lda": {},
                 "arm~joint": {"pretext": ["energy"], "control": "none"},
                 "arm~classical": {"pretext": [], "classifier": "lda"},
                 "experiment~study": {"downstream": "labels", "features": "features",
                   "encoder": "encoder", "seeds": [1], "budgets": [12.5], "batch": 8,
                   "pretrain.epochs": 7, "pretrain.rate": 0.001, "finetune.epochs": 9,
                   "finetune.rate": 0.002, "finetune.select": "metric"}}
                """);
        Files.writeString(
                folder.resolve("provenance.json"),
                """
                {"configuration": "c0ffee", "data": {"a.wav": "1", "b.wav": "2"},
                 "bundles": {"dev.pathos.pipeline": "0.1.0 sha256:ab", "org.other": "1.0.0"},
                 "environment": {"java": "17.0.1", "processor": "P | Q"}}
                """);
        Files.writeString(
                folder.resolve("results.json"),
                """
                {"protocol": "lab: 4 utterances | *2* speakers.", "synthetic": %s,
                 "classes": ["angry", "no"], "label_target": "perceived by voice",
                 "partitioning": "two folds",
                 "partitions": [{"fold": 0, "train": {"utterances": 31, "speakers": ["x", "y", "z"],
                   "classes": {"angry": 30, "no": 1}}, "test": {"utterances": 2,
                   "speakers": ["s1"], "classes": {"angry": 1, "no": 1}}}],
                 "leakage": {"rules": ["same speaker"], "leaks": [], "reason": ""},
                 "statistics": {"compared_by": "F1_macro"},
                 "systems": [{"arm": "joint", "budget": 12.5,
                   "metrics": {"F1_macro": {"value": 0.6125, "low": 0.5125, "high": 0.7125}},
                   "minus_scratch": {"value": 0.0475, "low": -0.0125, "high": 0.1075,
                     "p_holm": 0.0625},
                   "per_class": [{"class": "angry", "precision": 0.25, "recall": 0.75, "f1": 0.375,
                     "support": 40}]}],
                 "tables": [{"title": "t", "header": [], "rows": [],
                   "notes": ["the protocol", "Brackets: 95 %% interval by bootstrap."]}]}
                """
                        .formatted(synthetic));
    }

    /** A finished training with predictions for two utterances of one test speaker. */
    Path cell(String arm, int fold, String kind) throws IOException {
        return cell(
                arm,
                fold,
                kind,
                List.of(
                        "u" + fold + "a,s" + fold + ",angry,angry,0.75,0.25",
                        "\"u" + fold + ",b\",s" + fold + ",no,angry,0.625,0.375"));
    }

    Path cell(String arm, int fold, String kind, List<String> rows) throws IOException {
        String id = arm + "-fold" + fold + "-seed1-12.5pct";
        Path cell = Files.createDirectories(folder.resolve("cells").resolve(id));
        Files.writeString(
                cell.resolve("run.json"),
                "{\"id\":\""
                        + id
                        + "\",\"kind\":\""
                        + kind
                        + "\",\"arm\":\""
                        + arm
                        + "\",\"fold\":"
                        + fold
                        + ",\"seed\":1,\"budget\":12.5,\"seconds\":77,"
                        + "\"ended\":\"2026-03-01T10:00:00Z\"}");
        Files.writeString(
                cell.resolve("predictions.csv"),
                "utterance,speaker,truth,predicted,p_angry,p_no\n"
                        + String.join("\n", rows)
                        + "\n");
        Files.writeString(
                cell.resolve("targets.csv"),
                "task,part,utterance,target,reason\n"
                        + "labels,train,t1,angry,\nlabels,valid,u9,no,\nlabels,test,u0a,angry,\n");
        Files.writeString(
                cell.resolve("summary.json"),
                "{\"labels\":{\"utterances\":2,\"UAR\":0.4375,\"CCC\":null}}");
        Files.writeString(
                cell.resolve("metrics.csv"),
                FakeRun.HEADER + "1,0,0,train,labels,loss,1\n2,4,0,train,labels,loss,1\n");
        return cell;
    }
}
