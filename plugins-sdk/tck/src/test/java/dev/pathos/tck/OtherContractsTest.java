package dev.pathos.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.Partition;
import dev.pathos.api.corpus.Protocol;
import dev.pathos.api.corpus.SpeakerFolds;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.corpus.Video;
import dev.pathos.api.face.FaceAnalyzer;
import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.run.Problem;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.task.Classifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OtherContractsTest {
    private static Utterance utterance(String id) {
        return new Utterance(id, "s", "", Path.of(id), Map.of(), Annotations.NONE);
    }

    static class GoodCorpus extends CorpusContract {
        @Override
        protected Corpus corpus() {
            return ledger -> {
                ledger.skipped("c", "no sound");
                return List.of(utterance("a"), utterance("b")).stream();
            };
        }

        @Override
        protected Optional<Corpus> missing() {
            return Optional.of(
                    ledger -> {
                        throw new Problem("no such folder", "key root", "give a folder");
                    });
        }
    }

    /** Makes up an utterance where there is none. */
    static class FullCorpus extends GoodCorpus {
        @Override
        protected Optional<Corpus> empty() {
            return Optional.of(super.corpus());
        }
    }

    static class TwinCorpus extends GoodCorpus {
        @Override
        protected Corpus corpus() {
            return ledger -> List.of(utterance("a"), utterance("a")).stream();
        }
    }

    static class SilentCorpus extends GoodCorpus {
        @Override
        protected Corpus corpus() {
            return ledger -> {
                ledger.skipped("c", " ");
                return List.of(utterance("a"), utterance("b")).stream();
            };
        }
    }

    @Test
    void should_fail_when_a_corpus_has_twins_or_gives_no_reason() {
        assertEquals(Set.of(), Verdict.on(GoodCorpus.class).failed());
        assertEquals(
                Set.of("should_give_distinct_ids_and_named_speakers_when_read"),
                Verdict.on(TwinCorpus.class).failed());
        assertEquals(
                Set.of("should_tell_the_ledger_why_when_entries_are_left_out"),
                Verdict.on(SilentCorpus.class).failed());
        assertEquals(
                Set.of("should_have_no_utterance_or_say_why_when_the_corpus_is_empty"),
                Verdict.on(FullCorpus.class).failed());
    }

    static class GoodAnalyzer extends FaceAnalyzerContract {
        @Override
        protected FaceAnalyzer analyzer() {
            return media -> {
                Optional<Path> file = media.sidecar("face");
                if (file.isPresent() && file.get().endsWith("..")) {
                    throw new IOException("a folder is no track");
                }
                return file.map(f -> SyntheticFace.still(25, 1).unit("AU12", 1, share()).track());
            };
        }

        double share() {
            return .5;
        }

        @Override
        protected Media withFace() {
            return new MemoryMedia(null, Map.of("face", Path.of(".")));
        }

        @Override
        protected Media broken() {
            return new MemoryMedia(null, Map.of("face", Path.of("..")));
        }
    }

    static class LoudAnalyzer extends GoodAnalyzer {
        @Override
        protected FaceAnalyzer analyzer() {
            return media ->
                    super.analyzer()
                            .analyze(media)
                            .map(track -> SyntheticFace.still(25, 1).unit("AU12", 6, 1).track());
        }
    }

    @Test
    void should_fail_when_an_intensity_is_out_of_range() {
        assertEquals(Set.of(), Verdict.on(GoodAnalyzer.class).failed());
        assertEquals(
                Set.of("should_lie_in_their_ranges_when_values_are_read"),
                Verdict.on(LoudAnalyzer.class).failed());
    }

    /** Looks at pictures: dims the first, and leaves the video open. */
    static class CarelessAnalyzer extends GoodAnalyzer {
        private static final MemoryVideo VIDEO =
                new MemoryVideo(
                        List.of(
                                MemoryVideo.gray(0, 4, 3, (x, y) -> 10 * x + y),
                                MemoryVideo.gray(.04, 4, 3, (x, y) -> 50)));

        @Override
        protected FaceAnalyzer analyzer() {
            FaceAnalyzer good = super.analyzer();
            return media -> {
                Video video = media.video(new Video.Format(4, 0, true)).orElse(null);
                if (video != null) {
                    video.next().orElseThrow().pixels()[5]--;
                }
                return good.analyze(media);
            };
        }

        @Override
        protected Media withFace() {
            Media video = VIDEO.with(null);
            Media track = super.withFace();
            return new Media() {
                @Override
                public Audio audio() throws IOException {
                    return track.audio();
                }

                @Override
                public Optional<Video> video(Video.Format format) throws IOException {
                    return video.video(format);
                }

                @Override
                public Optional<Path> sidecar(String kind) {
                    return track.sidecar(kind);
                }
            };
        }

        @Override
        protected Optional<Media> oneFrame() {
            return Optional.of(super.withFace());
        }
    }

    @Test
    void should_fail_when_a_video_is_left_open_or_changed_or_frames_are_made_up() {
        assertEquals(
                Set.of(
                        "should_leave_media_as_they_are_when_analyzing",
                        "should_give_at_most_one_frame_when_there_is_one_picture"),
                Verdict.on(CarelessAnalyzer.class).failed());
        Media media = CarelessAnalyzer.VIDEO.with(Tones.silence(.1));
        assertThrows(IllegalArgumentException.class, () -> media.video());
    }

    /** Says another revision each time, and measures no more than the first frame. */
    static class FickleAnalyzer extends GoodAnalyzer {
        @Override
        protected FaceAnalyzer analyzer() {
            FaceAnalyzer good = super.analyzer();
            return new FaceAnalyzer() {
                @Override
                public Optional<FaceTrack> analyze(Media media) throws IOException {
                    return good.analyze(media)
                            .map(
                                    t ->
                                            t.with(
                                                    t.intensity(),
                                                    t.presence(),
                                                    Map.of("motion_all", new float[1])));
                }

                @Override
                public String revision() {
                    return String.valueOf(System.nanoTime());
                }
            };
        }
    }

    @Test
    void should_fail_when_a_revision_changes_or_a_measure_is_short() {
        assertEquals(
                Set.of(
                        "should_name_the_same_revision_when_asked_again",
                        "should_come_back_as_it_was_when_a_track_is_kept",
                        "should_have_a_measure_of_every_frame_when_it_measures"),
                Verdict.on(FickleAnalyzer.class).failed());
    }

    static class GoodClassifier extends ClassifierContract {
        @Override
        protected Classifier classifier() {
            return (features, truth, classes, seed) -> {
                float[][] centres = centres(features, truth, classes);
                return row -> nearest(centres, row);
            };
        }
    }

    /** Trusts that there are rows enough to split. */
    static class GreedyClassifier extends GoodClassifier {
        @Override
        protected Classifier classifier() {
            Classifier good = super.classifier();
            return (features, truth, classes, seed) -> {
                int half = features.length / 2;
                float[][] first = Arrays.copyOf(features, half);
                return good.fit(first, Arrays.copyOf(truth, half), classes, seed);
            };
        }
    }

    static class LooseClassifier extends ClassifierContract {
        @Override
        protected Classifier classifier() {
            return (features, truth, classes, seed) -> {
                float[][] centres = centres(features, truth, classes);
                return row -> {
                    float[] p = nearest(centres, row);
                    p[0] += .1f;
                    return p;
                };
            };
        }
    }

    private static float[][] centres(float[][] features, int[] truth, int classes) {
        float[][] centres = new float[classes][features[0].length];
        int[] counts = new int[classes];
        for (int r = 0; r < truth.length; r++) {
            counts[truth[r]]++;
            for (int c = 0; c < features[r].length; c++) {
                centres[truth[r]][c] += features[r][c];
            }
        }
        for (int k = 0; k < classes; k++) {
            for (int c = 0; c < centres[k].length; c++) {
                centres[k][c] = counts[k] == 0 ? Float.MAX_VALUE : centres[k][c] / counts[k];
            }
        }
        return centres;
    }

    private static float[] nearest(float[][] centres, float[] row) {
        double[] distances =
                Arrays.stream(centres)
                        .mapToDouble(
                                centre -> {
                                    double sum = 0;
                                    for (int c = 0; c < row.length; c++) {
                                        sum += Math.pow((double) centre[c] - row[c], 2);
                                    }
                                    return sum;
                                })
                        .toArray();
        float[] p = new float[centres.length];
        int best = 0;
        for (int k = 1; k < p.length; k++) {
            best = distances[k] < distances[best] ? k : best;
        }
        p[best] = 1;
        return p;
    }

    @Test
    void should_fail_when_probabilities_do_not_sum_to_one() {
        assertEquals(Set.of(), Verdict.on(GoodClassifier.class).failed());
        Set<String> failed = Verdict.on(LooseClassifier.class).failed();
        assertTrue(failed.contains("should_sum_to_one_when_a_column_is_constant"), "" + failed);
        assertTrue(failed.stream().allMatch(name -> name.contains("sum_to_one")), "" + failed);
        assertEquals(
                Set.of("should_sum_to_one_when_there_is_one_row"),
                Verdict.on(GreedyClassifier.class).failed());
    }

    static class GoodProtocol extends ProtocolContract {
        @Override
        protected Protocol protocol() {
            return new Folds(false);
        }

        @Override
        protected List<Utterance> corpus() {
            return Stream.of("a", "b", "c", "d", "e", "f")
                    .flatMap(who -> Stream.of(said(who, 1), said(who, 2)))
                    .toList();
        }

        private static Utterance said(String speaker, int number) {
            String id = speaker + number;
            return new Utterance(id, speaker, "", Path.of(id), Map.of(), Annotations.NONE);
        }
    }

    /** Tests on one speaker of three; or on every third utterance, whoever says it. */
    private record Folds(boolean loose) implements Protocol {
        @Override
        public Map<String, Partition> partitions(List<Utterance> utterances) {
            if (!loose) {
                return Map.of("fold 0", SpeakerFolds.of(utterances, 3, 1).get(0));
            }
            if (utterances.size() < 3) {
                throw new Problem("too few", "the corpus", "give more");
            }
            int third = utterances.size() / 3;
            return Map.of(
                    "fold 0",
                    new Partition(
                            utterances.subList(0, third),
                            utterances.subList(third - 1, 2 * third),
                            utterances.subList(2 * third, utterances.size())));
        }

        @Override
        public String describe() {
            return "one fold";
        }
    }

    /** Sorts what it is given. */
    static class SortingProtocol extends GoodProtocol {
        @Override
        protected Protocol protocol() {
            Protocol good = super.protocol();
            return new Protocol() {
                @Override
                public Map<String, Partition> partitions(List<Utterance> utterances) {
                    utterances.sort(Comparator.comparing(Utterance::id));
                    return good.partitions(utterances);
                }

                @Override
                public String describe() {
                    return good.describe();
                }
            };
        }

        @Override
        protected List<Utterance> corpus() {
            return new ArrayList<>(super.corpus());
        }
    }

    static class LooseProtocol extends GoodProtocol {
        @Override
        protected Protocol protocol() {
            return new Folds(true);
        }
    }

    @Test
    void should_fail_when_a_protocol_parts_a_speaker_or_goes_by_the_order() {
        assertEquals(Set.of(), Verdict.on(GoodProtocol.class).failed());
        assertEquals(
                Set.of(
                        "should_keep_parts_apart_when_utterances_are_parted",
                        "should_put_utterances_into_the_same_parts_when_their_order_is_another"),
                Verdict.on(LooseProtocol.class).failed());
        assertTrue(
                Verdict.on(SortingProtocol.class)
                        .failed()
                        .contains("should_give_the_same_partitions_when_four_threads_ask"));
    }

    @interface Settings {
        double window_ms() default 32;

        String[] classes() default {};

        String name();
    }

    @Test
    void should_name_keys_as_a_configuration_does_when_settings_are_made() {
        Settings settings =
                Configured.of(Settings.class, Map.of("window.ms", 20.0, "name", "mine"));
        assertEquals(20, settings.window_ms());
        assertEquals("mine", settings.name());
        assertEquals(0, settings.classes().length);
        for (Map<String, Object> wrong :
                List.<Map<String, Object>>of(
                        Map.of("name", "a", "window", 20.0),
                        Map.of("name", "a", "window.ms", 20),
                        Map.of("window.ms", 20.0))) {
            assertThrows(
                    IllegalArgumentException.class, () -> Configured.of(Settings.class, wrong));
        }
    }
}
