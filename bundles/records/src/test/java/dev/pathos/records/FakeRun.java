package dev.pathos.records;

import dev.pathos.api.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/** A run that writes its metrics and events as the pipeline does. */
record FakeRun(Path folder) implements Run {
    static final String HEADER = "step,epoch,segment,part,task,metric,value\n";

    @Override
    public String id() {
        return folder.getFileName().toString();
    }

    @Override
    public boolean done() {
        return false;
    }

    @Override
    public void halt() {}

    void metric(long step, int epoch, String part, String task, String metric, double value)
            throws IOException {
        if (!Files.exists(folder.resolve("metrics.csv"))) {
            append("metrics.csv", HEADER);
        }
        append(
                "metrics.csv",
                step + "," + epoch + ",0," + part + "," + task + "," + metric + "," + value + "\n");
    }

    void ended(long step, Instant time) throws IOException {
        append(
                "events.jsonl",
                "{\"kind\":\"epoch\",\"step\":" + step + ",\"time\":\"" + time + "\"}\n");
    }

    private void append(String name, String text) throws IOException {
        Files.writeString(
                folder.resolve(name), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
