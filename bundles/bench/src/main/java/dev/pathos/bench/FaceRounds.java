package dev.pathos.bench;

import dev.pathos.api.face.FaceAnalyzer;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.run.Benchmark.Progress;
import dev.pathos.api.run.Benchmark.Request;
import dev.pathos.api.run.Table;
import dev.pathos.batch.Composed;
import dev.pathos.bench.TimedSight.Look;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rounds of the face benchmark: each analyzer in turn, then once more for its memory. */
final class FaceRounds {
    private static final double CONFIDENT = .8;
    private static final int PROGRESS = 100;

    private final FaceClip clip;
    private final Map<String, Composed<FaceAnalyzer>> living;
    private final Request request;
    private final Progress progress;

    /** One analysis, milliseconds a frame. */
    private record Pass(double elapsed, double cpu, Map<Look, Double> looks, double valid) {}

    FaceRounds(
            FaceClip clip,
            Map<String, Composed<FaceAnalyzer>> living,
            Request request,
            Progress progress) {
        this.clip = clip;
        this.living = living;
        this.request = request;
        this.progress = progress;
    }

    /** Warms up and measures. */
    List<Table> measure(List<String> notes) throws IOException {
        Map<String, List<Pass>> passes = new LinkedHashMap<>();
        List<List<String>> memory = new ArrayList<>();
        for (int round = 0; round <= request.rounds(); round++) {
            for (Map.Entry<String, Composed<FaceAnalyzer>> each : living.entrySet()) {
                String phase = each.getKey() + (round == 0 ? ", memory" : ", round " + round);
                if (round == 0) {
                    int frames = clip.frames();
                    FaceMemory watcher =
                            new FaceMemory(each.getKey(), p -> report(phase, p, frames));
                    each.getValue().service().analyze(clip.media(frames, watcher));
                    memory.addAll(watcher.rows());
                } else {
                    passes.computeIfAbsent(each.getKey(), k -> new ArrayList<>())
                            .add(pass(each.getValue().service(), phase));
                }
            }
        }
        return List.of(speeds(passes, notes), memory(memory));
    }

    private void report(String phase, int picture, int of) {
        if (picture % PROGRESS == 0) {
            progress.at(phase, picture, of);
        }
    }

    private Pass pass(FaceAnalyzer analyzer, String phase) throws IOException {
        int frames = clip.timed();
        Map<Look, Double> looks = new EnumMap<>(Look.class);
        TimedSight.Watcher watcher =
                new TimedSight.Watcher() {
                    @Override
                    public void looked(Look look, long nanoseconds) {
                        looks.merge(look, nanoseconds / 1e6 / frames, Double::sum);
                    }

                    @Override
                    public void at(int picture) {
                        report(phase, picture, frames);
                    }
                };
        double cpu = FaceMemory.cpuSeconds();
        long start = System.nanoTime();
        FaceTrack track = analyzer.analyze(clip.media(frames, watcher)).orElseThrow();
        double elapsed = Duration.ofNanos(System.nanoTime() - start).toNanos() / 1e6;
        double spent = 1e3 * (FaceMemory.cpuSeconds() - cpu);
        int valid = 0;
        for (int f = 0; f < track.frames(); f++) {
            valid += track.valid(f, CONFIDENT) ? 1 : 0;
        }
        return new Pass(elapsed / frames, spent / frames, looks, (double) valid / track.frames());
    }

    private Table speeds(Map<String, List<Pass>> passes, List<String> notes) {
        List<List<String>> rows = new ArrayList<>();
        passes.forEach(
                (name, of) -> {
                    Times elapsed = new Times();
                    Times cpu = new Times();
                    Times rate = new Times();
                    for (Pass pass : of) {
                        elapsed.add(pass.elapsed());
                        cpu.add(pass.cpu());
                        rate.add(1e3 / pass.elapsed());
                    }
                    List<String> row = new ArrayList<>();
                    row.add(name);
                    row.add(Times.text(rate.median()));
                    row.add(rate.range());
                    row.add(cpu.known() ? Times.text(1e3 / cpu.median()) : "-");
                    row.add(Times.text(elapsed.median()));
                    double rest = elapsed.median();
                    for (Look look : Look.values()) {
                        Times spent = new Times();
                        of.forEach(pass -> spent.add(pass.looks().getOrDefault(look, 0.0)));
                        rest -= spent.median();
                        row.add(Times.text(spent.median()));
                    }
                    row.add(Times.text(Math.max(0, rest)));
                    row.add(String.format(Locale.ROOT, "%.3f", of.get(0).valid()));
                    rows.add(row);
                });
        List<String> said = new ArrayList<>(notes);
        said.add(
                "The platform and its decoding process take turns: together they keep one core"
                        + " busy. Per CPU second counts all threads of both.");
        return new Table(
                "Face analyzers, frames a second and milliseconds a frame",
                List.of(
                        "analyzer",
                        "frames/s",
                        "range",
                        "per CPU s",
                        "ms",
                        "decode",
                        "detect",
                        "follow",
                        "network",
                        "rest",
                        "valid"),
                rows,
                said);
    }

    private static Table memory(List<List<String>> rows) {
        return new Table(
                "Memory, in MB (2^20 bytes)",
                List.of("analyzer", "frame", "decoding process", "platform's heap", "by frame"),
                rows,
                List.of(
                        "The heap is what was in use after a collection, less what was in use at"
                                + " the first row; the track that is being gathered lies in it, and"
                                + " its last column is that in bytes a frame."));
    }
}
