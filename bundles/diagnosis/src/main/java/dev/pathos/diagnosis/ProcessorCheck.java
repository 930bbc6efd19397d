package dev.pathos.diagnosis;

import dev.pathos.api.health.Finding;
import dev.pathos.api.health.HealthCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Compares the processor's flags with what native code was built for. */
@Component(property = "service.ranking:Integer=80")
public final class ProcessorCheck implements HealthCheck {
    private static final String SUBJECT = "processor";
    private static final String AVX2 = "avx2";

    /** What matters to numerical code, of some hundred flags. */
    private static final List<String> TOLD = List.of("sse4_2", "avx", AVX2, "fma", "avx512f");

    private final BundleContext context;

    /** Called by Declarative Services. */
    @Activate
    public ProcessorCheck(BundleContext context) {
        this.context = context;
    }

    @Override
    public List<Finding> examine(boolean thorough) {
        Set<String> flags = flags();
        List<Finding> findings = new ArrayList<>();
        findings.add(
                Finding.ok(
                        SUBJECT,
                        System.getProperty("os.arch")
                                + ", "
                                + Runtime.getRuntime().availableProcessors()
                                + " to use"
                                + (flags.isEmpty() ? "" : ", " + told(flags))));
        for (Natives natives : Natives.of(context)) {
            findings.add(natives(natives.library(), natives.classifier(), natives.used(), flags));
        }
        return findings;
    }

    private static String told(Set<String> flags) {
        return "flags "
                + String.join(" ", TOLD.stream().filter(flags::contains).toList())
                + TOLD.stream()
                        .filter(flag -> !flags.contains(flag))
                        .reduce((a, b) -> a + " " + b)
                        .map(absent -> ", not " + absent)
                        .orElse("");
    }

    /**
     * What is to be said of native code.
     *
     * @param library the library
     * @param classifier what it was built for
     * @param used whether the framework took it
     * @param flags the processor's; empty if nobody knows
     */
    static Finding natives(String library, String classifier, boolean used, Set<String> flags) {
        String subject = "native code of " + library;
        boolean built = classifier.contains(AVX2);
        if (!used) {
            return Finding.problem(
                    subject,
                    classifier + " does not fit this machine or its library",
                    "build on this machine: rm target/built, then start again");
        }
        if (built && !flags.isEmpty() && !flags.contains(AVX2)) {
            return Finding.problem(
                    subject,
                    classifier + " is for processors with AVX2, which this one lacks",
                    "build on this machine: rm target/built, then start again");
        }
        // Only Deeplearning4j comes in flavours.
        boolean slower = library.equals("dl4j") && !built && flags.contains(AVX2);
        return slower
                ? Finding.warning(
                        subject,
                        classifier + " is for processors without AVX2, so training takes longer",
                        "build on this machine: rm target/built, then start again")
                : Finding.ok(subject, classifier);
    }

    private static Set<String> flags() {
        try {
            return flags(Files.readAllLines(Path.of("/proc/cpuinfo")));
        } catch (IOException e) {
            return Set.of();
        }
    }

    /** The flags of the first processor in the words of Linux. */
    static Set<String> flags(List<String> lines) {
        return lines.stream()
                .filter(line -> line.matches("(flags|Features)\\s*:.*"))
                .findFirst()
                .map(line -> Arrays.asList(line.replaceFirst(".*?:", "").strip().split("\\s+")))
                .map(flags -> (Set<String>) new TreeSet<>(flags))
                .orElse(Set.of());
    }
}
