package dev.pathos.launcher.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Commands of the probe bundle; Gogo finds them by name. */
public final class ProbeCommands {
    private final BundleContext context;
    private final Path cwd;

    ProbeCommands(BundleContext context, Path cwd) {
        this.context = context;
        this.cwd = cwd;
    }

    /** Returns its arguments, each in brackets. */
    public List<String> words(String[] words) {
        return List.of(words).stream().map(word -> "<" + word + ">").toList();
    }

    public void problem() {
        throw new Problem("the clip is empty (clip.wav): replace it");
    }

    public void misused(int number) {
        throw new WrongUsage(number + " is no size");
    }

    public void bug() {
        throw new IllegalStateException("cannot happen");
    }

    /** Waits until it is interrupted. */
    public void linger() throws IOException, InterruptedException {
        Files.writeString(cwd.resolve("lingering"), "");
        Thread.sleep(120_000);
    }

    /** Returns a sum that ND4J computed in native code. */
    public String numerics() throws ReflectiveOperationException {
        Class<?> nd4j = bundle("dev.pathos.dl4j").loadClass("org.nd4j.linalg.factory.Nd4j");
        Object ones = nd4j.getMethod("ones", int[].class).invoke(null, new int[] {7});
        return "sum " + ones.getClass().getMethod("sumNumber").invoke(ones);
    }

    /** Returns the licence that FFmpeg's native code states. */
    public String video() throws ReflectiveOperationException {
        Class<?> codec =
                bundle("dev.pathos.javacv").loadClass("org.bytedeco.ffmpeg.global.avcodec");
        Object licence = codec.getMethod("avcodec_license").invoke(null);
        return "licence " + licence.getClass().getMethod("getString").invoke(licence);
    }

    private Bundle bundle(String symbolicName) {
        return List.of(context.getBundles()).stream()
                .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow();
    }
}
