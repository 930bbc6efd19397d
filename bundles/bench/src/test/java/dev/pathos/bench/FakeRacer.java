package dev.pathos.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.List;

/** A program that speaks as a racer does: how it ends is its first argument. */
final class FakeRacer {
    private FakeRacer() {}

    /** Speaks. */
    public static void main(String[] arguments) throws IOException {
        switch (arguments[0]) {
            case "refuses" -> System.out.println("racer: failed no part\tpart x\tinstall it");
            case "crashes" -> {
                System.err.println("first words");
                System.err.println("last words");
            }
            default -> {
                System.out.println("something else that is printed");
                System.out.println("racer: about part fake");
                System.out.println("racer: ready 7 8 Fake 1.0 of tests");
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    boolean training = line.startsWith("training 0.5");
                    System.out.println(
                            training ? "racer: lap 3 1.5 1.25 9" : "racer: lap 1 .25 .125 8");
                }
            }
        }
    }

    static ProcessBuilder process(String how) {
        return new ProcessBuilder(
                List.of(
                        System.getProperty("java.home") + "/bin/java",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FakeRacer.class.getName(),
                        how));
    }
}
