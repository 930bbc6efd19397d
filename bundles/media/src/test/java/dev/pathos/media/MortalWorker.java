package dev.pathos.media;

import dev.pathos.media.Message.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A worker that glances at any file and dies of every network. */
public final class MortalWorker {
    private MortalWorker() {}

    /** Serves until it dies. */
    public static void main(String[] args) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println(Message.of(Kind.READY).line());
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            Kind kind = Message.parse(line).kind();
            if (kind == Kind.APPLY) {
                Runtime.getRuntime().halt(134);
            }
            Message answer =
                    kind == Kind.GLANCE
                            ? Message.of(Kind.DONE, "0.0", "8", "8", "1.0")
                            : Message.of(Kind.DONE);
            System.out.println(answer.line());
        }
    }
}
