package dev.pathos.bench;

import java.util.List;
import java.util.stream.Stream;

/**
 * Features whose speed is measured, and what others need for the same.
 *
 * @param name what they are
 * @param pid the kind of part that extracts them
 * @param settings its settings, {@code key=value}
 * @param others other programs
 */
record Contestant(String name, String pid, List<String> settings, List<Other> others) {

    /**
     * Another program's time, on one core, measured beside ours on another machine (see
     * docs/benchmarks.md).
     *
     * @param program the program and what it computes
     * @param microseconds for 10 ms of sound
     */
    record Other(String program, double microseconds) {}

    private static final Other OPENSMILE_MFCC = new Other("openSMILE 3.0, MFCC with deltas", 11.6);

    /** The features that people extract most. */
    static final List<Contestant> ALL =
            List.of(
                    new Contestant(
                            "log-mel, 128 bands",
                            "mel-spectrogram",
                            List.of(
                                    "window.samples=400",
                                    "hop.samples=160",
                                    "log=true",
                                    "peak.normalise=false"),
                            List.of(new Other("PyTorch, log-mel", 2.2), OPENSMILE_MFCC)),
                    new Contestant(
                            "MFCC, 13",
                            "mfcc",
                            List.of(),
                            List.of(new Other("PyTorch, MFCC", 1.6), OPENSMILE_MFCC)),
                    new Contestant(
                            "MFCC, 13, with deltas",
                            "mfcc",
                            List.of("deltas=2"),
                            List.of(OPENSMILE_MFCC)),
                    new Contestant(
                            "ComParE 2016, frames",
                            "lld",
                            List.of("preset=compare2016"),
                            List.of(new Other("openSMILE 3.0, ComParE_2016 LLDs", 80))),
                    new Contestant(
                            "eGeMAPS, functionals",
                            "functionals",
                            List.of(),
                            List.of(new Other("openSMILE 3.0, eGeMAPSv02 functionals", 126))));

    /** The settings as overrides of a composition. */
    List<String> overrides() {
        return settings.stream().map(setting -> pid + "." + setting).toList();
    }

    /** How the part is configured, for people. */
    String configured() {
        return String.join(" ", Stream.concat(Stream.of(pid), settings.stream()).toList());
    }
}
