package dev.pathos.diagnosis;

import dev.pathos.api.health.Finding;
import dev.pathos.api.health.HealthCheck;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Looks whether the folders that are written to can be, and have room. */
@Component(property = "service.ranking:Integer=70")
public final class FoldersCheck implements HealthCheck {
    /** Room for one run and its checkpoint. */
    private static final long LEAST = 100_000_000;

    /** Room for what the features of a usual corpus take. */
    private static final long COMFORT = 2_000_000_000;

    private final Map<String, Path> folders = new LinkedHashMap<>();

    /** Called by Declarative Services. */
    @Activate
    public FoldersCheck(BundleContext context) {
        add("runs", context.getProperty("pathos.runs"), "PATHOS_RUNS");
        add("cache", context.getProperty("pathos.cache"), "PATHOS_CACHE");
        add("models", context.getProperty("pathos.models"), "PATHOS_MODELS");
        add("framework", context.getProperty(Constants.FRAMEWORK_STORAGE), "");
        add("native libraries", System.getProperty("org.bytedeco.javacpp.cachedir"), "");
        add("temporary files", System.getProperty("java.io.tmpdir"), "TMPDIR");
    }

    private void add(String name, String folder, String variable) {
        if (folder != null) {
            String subject = variable.isEmpty() ? name : name + " (" + variable + ")";
            folders.put(subject, Path.of(folder).toAbsolutePath());
        }
    }

    @Override
    public List<Finding> examine(boolean thorough) {
        List<Finding> findings = new ArrayList<>();
        folders.forEach((subject, folder) -> findings.add(finding("folder " + subject, folder)));
        return findings;
    }

    static Finding finding(String subject, Path folder) {
        Path existing = folder;
        while (existing != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (existing == null || !Files.isDirectory(existing)) {
            return Finding.problem(
                    subject,
                    folder + " cannot be made: " + existing + " is no folder",
                    "move that away or name another folder");
        }
        try {
            long free = Files.getFileStore(existing).getUsableSpace();
            tryToWrite(existing);
            return room(
                    subject, folder + (existing.equals(folder) ? "" : " (not there yet)"), free);
        } catch (AccessDeniedException e) {
            return Finding.problem(
                    subject,
                    existing + " cannot be written by " + System.getProperty("user.name"),
                    "give that user the right to, or name another folder");
        } catch (IOException e) {
            return Finding.problem(
                    subject, existing + " cannot be written: " + e.getMessage(), "mend the disk");
        }
    }

    /** What is to be said of a folder that can be written. */
    static Finding room(String subject, String folder, long free) {
        String words = folder + ", " + Sizes.words(free) + " free";
        if (free < LEAST) {
            return Finding.problem(
                    subject, words, "make room, say with: cache trim 5G, or name another folder");
        }
        return free < COMFORT
                ? Finding.warning(subject, words, "make room before you train on a corpus")
                : Finding.ok(subject, words);
    }

    /** Only trying tells: rights are not all, a file system may be mounted read-only. */
    private static void tryToWrite(Path folder) throws IOException {
        Path trial = Files.createTempFile(folder, ".doctor-", "");
        try {
            Files.write(trial, new byte[1]);
        } finally {
            Files.delete(trial);
        }
    }
}
