package dev.pathos.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.run.Problem;
import dev.pathos.tck.CorpusContract;
import dev.pathos.tck.MemoryLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CremaDTest extends CorpusContract {
    private static final String HEADER =
            "\"\",\"A\",\"D\",\"F\",\"H\",\"N\",\"S\",\"fileName\",\"numResponses\",\"agreement\"\n";

    @TempDir Path folder;

    private static Shelf shelf(Path root, boolean picture) {
        return new Shelf(
                new Place(root, "crema-d", "root"),
                new Place(null, "crema-d", "openface"),
                picture);
    }

    private static CremaD at(Path root, CremaTarget target, Consensus.Rule rule) {
        return new CremaD(
                shelf(root, false),
                new Place(null, "crema-d", "tables"),
                new CremaLabels(target, rule, true));
    }

    private static CremaD at(Path root) {
        return at(root, CremaTarget.AUDIOVISUAL, Consensus.Rule.MAJORITY);
    }

    private void votes(String... rows) throws IOException {
        Files.writeString(folder.resolve("tabulatedVotes.csv"), HEADER + String.join("\n", rows));
    }

    @Override
    protected Corpus corpus() throws IOException {
        Reading.file(folder, "AudioWAV/1001_DFA_ANG_XX.wav");
        Reading.file(folder, "AudioWAV/1002_DFA_SAD_XX.wav");
        Reading.file(folder, "AudioWAV/1002_IEO_FEA_LO.wav");
        votes(
                "\"300001\",6,1,0,0,2,0,\"1001_DFA_ANG_XX\",9,0.666666666666667",
                "\"300002\",0,0,0,0,1,8,\"1002_DFA_SAD_XX\",9,0.888888888888889",
                "\"300003\",0,0,4,0,4,0,\"1002_IEO_FEA_LO\",8,0.5");
        return at(folder);
    }

    @Override
    protected Optional<Corpus> missing() {
        return Optional.of(at(folder.resolve("absent")));
    }

    @Override
    protected Optional<Corpus> empty() throws IOException {
        return Optional.of(at(Files.createDirectories(folder.resolve("empty"))));
    }

    @Test
    void should_join_sound_video_face_table_votes_and_traits_by_name() throws IOException {
        corpus();
        Path video = Reading.file(folder, "VideoFlash/1001_DFA_ANG_XX.flv");
        Path track = Reading.file(folder, "faces/1001_DFA_ANG_XX.csv");
        Path sound = folder.resolve("AudioWAV/1001_DFA_ANG_XX.wav");
        Files.writeString(
                folder.resolve("VideoDemographics.csv"),
                "\"ActorID\",\"Age\",\"Sex\",\"Race\",\"Ethnicity\"\n"
                        + "1001,51,\"Male\",\"Caucasian\",\"Not Hispanic\"\n");
        Files.writeString(
                folder.resolve("summaryTable.csv"),
                "\"\",\"FileName\",\"MultiModalVote\",\"MultiModalLevel\"\n"
                        + "\"1\",\"1001_DFA_ANG_XX\",\"A\",\"70.5\"\n"
                        + "\"2\",\"1002_IEO_FEA_LO\",\"F:N\",\"60:50.5\"\n"
                        + "\"3\",\"1002_DFA_SAD_XX\",\"N\",\"50\"\n");
        Reading reading = Reading.of(at(folder));
        assertEquals(List.of("1001_DFA_ANG_XX", "1002_DFA_SAD_XX"), reading.ids());
        Utterance first = reading.utterances().get(0);
        assertEquals("1001", first.speaker());
        assertEquals(sound, first.media());
        assertEquals(Map.of("openface", track, "video", video), first.sidecars());
        assertEquals("angry", first.annotations().label());
        assertEquals(
                Map.of("angry", 6, "disgust", 1, "fearful", 0, "happy", 0, "neutral", 2, "sad", 0),
                first.annotations().votes());
        assertEquals(Map.of("level", 70.5), first.annotations().attributes());
        assertEquals(Map.of(), reading.utterances().get(1).annotations().attributes());
        assertEquals("1001_DFA_ANG_XX", first.recording().take());
        assertEquals(
                Map.of(
                        "sex", "male",
                        "age", "51",
                        "race", "Caucasian",
                        "ethnicity", "Not Hispanic",
                        "sentence", "Don't forget a jacket",
                        "intended", "angry",
                        "intensity", "unspecified",
                        "language", "en"),
                first.recording().traits());
        assertEquals(
                List.of(
                        "failed summaryTable.csv line 4: 1002_DFA_SAD_XX: MultiModalVote is N, the"
                                + " votes say sad",
                        "skipped 1002_IEO_FEA_LO: no class has more than half of its votes: fearful"
                                + " 4, neutral 4"),
                reading.lines());
        CremaD seen =
                new CremaD(
                        shelf(folder, true),
                        new Place(null, "crema-d", "tables"),
                        new CremaLabels(CremaTarget.AUDIOVISUAL, Consensus.Rule.MAJORITY, true));
        Utterance other = Reading.of(seen).utterances().get(0);
        assertEquals(video, other.media());
        assertEquals(Map.of("openface", track, "audio", sound), other.sidecars());
    }

    @Test
    void should_tell_of_every_input_that_cannot_be_used() throws IOException {
        Reading.file(folder, "1001_DFA_ANG_XX.wav");
        Reading.file(folder, "1001_DFA_ANG_XX.mp3");
        Reading.file(folder, "1001_DFA_SAD_XX.wav");
        Reading.file(folder, "1001_DFA_HAP_XX.wav");
        Reading.file(folder, "1001_DFA_NEU_XX.wav");
        Reading.file(folder, "1001_DFA_XYZ_XX.wav");
        Reading.file(folder, "1001_DFA_FEA_XX.txt");
        Reading.file(folder, "1001_TSI_FEA_XX.csv");
        votes(
                "\"300001\",6,1,0,0,2,0,\"1001_DFA_ANG_XX\",9,0.666666666666667",
                "\"300001\",6,1,0,0,2,0,\"1001_DFA_ANG_XX\",9,0.666666666666667",
                "\"300002\",0,0,0,0,1,8,\"1001_DFA_SAD_XX\",10,0.888888888888889",
                "\"300003\",0,0,0,8,1,0,\"1001_DFA_HAP_XX\",9,0.5",
                "\"300004\",0,0,0,8,1,0,\"1001_IEO_HAP_HI\",9,0.888888888888889",
                "\"300005\",0,0,0,8,1,0,\"ANG_HI_practice\",9,0.888888888888889",
                "\"row\",0,0,0,8,1,0,\"1001_IEO_HAP_LO\",9,0.888888888888889",
                "\"100004\",0,0,0,8,1,0,\"1001_IEO_HAP_HI\",9,0.888888888888889");
        Reading reading = Reading.of(at(folder));
        assertEquals(List.of("1001_DFA_ANG_XX"), reading.ids());
        assertEquals(
                List.of(
                        "failed 1001_DFA_HAP_XX: 8 of 9 votes agree, agreement is 0.5",
                        "failed 1001_DFA_SAD_XX: its votes add up to 9, numResponses is 10",
                        "failed 1001_IEO_HAP_HI: in the tables, but no sound or video of it",
                        "failed tabulatedVotes.csv line 3: 1001_DFA_ANG_XX of line 2 again",
                        "failed tabulatedVotes.csv line 7: 'ANG_HI_practice' is no clip of CREMA-D",
                        "failed tabulatedVotes.csv line 8: 'row' is no number of query and clip",
                        "skipped 1001_DFA_ANG_XX.mp3: the same take as 1001_DFA_ANG_XX.wav",
                        "skipped 1001_DFA_FEA_XX.txt: neither sound nor video nor a face table",
                        "skipped 1001_DFA_NEU_XX: no audiovisual votes in the tables",
                        "skipped 1001_DFA_XYZ_XX.wav: its name is not one of CREMA-D's",
                        "skipped 1001_TSI_FEA_XX.csv: a face table without sound or video",
                        "skipped VideoDemographics.csv: not there: no sex, age, race or ethnicity"
                                + " is known"),
                reading.lines().stream().sorted().toList());
    }

    @Test
    void should_need_no_table_when_the_intended_emotion_is_the_target() throws IOException {
        Reading.file(folder, "1040_ITH_SAD_X.wav");
        CremaD intended = at(folder, CremaTarget.INTENDED, Consensus.Rule.MAJORITY);
        Utterance only = Reading.of(intended).utterances().get(0);
        assertEquals("1040_ITH_SAD_XX", only.id());
        assertEquals("sad", only.annotations().label());
        assertEquals("the emotion that the actor was to show", intended.labelTarget());
        Problem e = assertThrows(Problem.class, () -> Reading.of(at(folder)));
        assertTrue(e.getMessage().startsWith("no tabulatedVotes.csv"), e.getMessage());
    }

    @Test
    void should_count_slow_responses_only_when_the_counts_are_those_of_the_release()
            throws IOException {
        Reading.file(folder, "1001_IEO_DIS_MD.wav");
        Reading.file(folder, "1001_ITS_DIS_XX.wav");
        votes(
                "\"300001\",2,4,1,0,0,0,\"1001_IEO_DIS_MD\",7,0.571428571428571",
                "\"300002\",3,5,2,0,0,0,\"1001_ITS_DIS_XX\",10,0.5");
        assertEquals(List.of("1001_ITS_DIS_XX"), Reading.of(at(folder)).ids());
        CremaD tabulated =
                new CremaD(
                        shelf(folder, false),
                        new Place(null, "crema-d", "tables"),
                        new CremaLabels(CremaTarget.AUDIOVISUAL, Consensus.Rule.MAJORITY, false));
        assertEquals(List.of("1001_IEO_DIS_MD"), Reading.of(tabulated).ids());
        assertEquals(
                "majority of audiovisual votes given within 10 s, 1 of 2 clips",
                tabulated.labelTarget());
        votes("\"300001\",1,4,1,0,0,0,\"1001_IEO_DIS_MD\",6,0.666666666666667");
        assertEquals(List.of("1001_IEO_DIS_MD"), Reading.of(at(folder)).ids());
    }

    private static Path data() {
        Path data = Reading.data("cremad");
        assumeTrue(data != null, "no shared/data/cremad");
        return data;
    }

    @Test
    void should_read_5820_clips_of_91_actors_when_all_files_are_there() throws IOException {
        Path data = data();
        Path root = Files.createDirectory(folder.resolve("AudioWAV"));
        for (String clip :
                CremaVotes.read(
                                data.resolve("tabulatedVotes.csv"),
                                CremaTarget.VOICE,
                                new MemoryLedger())
                        .keySet()) {
            Files.createFile(root.resolve(clip + ".wav"));
        }
        CremaD corpus =
                new CremaD(
                        shelf(root, false),
                        new Place(data, "crema-d", "tables"),
                        new CremaLabels(CremaTarget.AUDIOVISUAL, Consensus.Rule.MAJORITY, true));
        Reading reading = Reading.of(corpus);
        assertEquals(
                Map.of(
                        "neutral", 1632L, "happy", 1190L, "angry", 885L, "disgust", 870L, "fearful",
                        856L, "sad", 387L),
                reading.utterances().stream()
                        .collect(
                                Collectors.groupingBy(
                                        u -> u.annotations().label(), Collectors.counting())));
        Map<String, String> sexes = new HashMap<>();
        reading.utterances()
                .forEach(u -> sexes.put(u.speaker(), u.recording().traits().get("sex")));
        assertEquals(91, sexes.size());
        assertEquals(48, sexes.values().stream().filter("male"::equals).count());
        assertEquals(7442, reading.utterances().size() + reading.ledger().size());
        assertEquals(
                List.of(), reading.ledger().stream().filter(MemoryLedger.Entry::failed).toList());
    }

    @Test
    void should_name_what_is_missing_when_only_one_real_clip_is_there() throws IOException {
        Reading reading = Reading.of(at(data()));
        assertEquals(List.of("1001_DFA_ANG_XX"), reading.ids());
        assertEquals(
                7441,
                reading.lines().stream()
                        .filter(l -> l.endsWith("in the tables, but no sound or video of it"))
                        .count());
    }

    @Test
    void should_tell_target_and_count_of_the_real_corpus() {
        assertEquals(
                "majority of audiovisual votes, 5,820 of 7,442 clips", at(data()).labelTarget());
        assertEquals(
                "plurality of voice votes given within 10 s, 6,798 of 7,442 clips",
                at(data(), CremaTarget.VOICE, Consensus.Rule.PLURALITY).labelTarget());
    }
}
