package dev.pathos.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.tck.CorpusContract;
import dev.pathos.tck.MemoryLedger;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedClipsTest extends CorpusContract {
    @TempDir Path folder;

    @Override
    protected Corpus corpus() {
        return new GeneratedClips(folder, 3, 4);
    }

    @Override
    protected Optional<Corpus> missing() {
        return Optional.empty();
    }

    private List<Utterance> utterances() throws IOException {
        try (Stream<Utterance> stream =
                new GeneratedClips(folder, 3, 4).utterances(new MemoryLedger())) {
            return stream.toList();
        }
    }

    @Test
    void should_be_stretches_of_one_file_a_speaker_when_streamed() throws IOException {
        List<Utterance> utterances = utterances();
        assertEquals(12, utterances.stream().map(Utterance::id).distinct().count());
        assertEquals(3, utterances.stream().map(Utterance::speaker).distinct().count());
        assertEquals(3, utterances.stream().map(Utterance::media).distinct().count());
        Utterance last = utterances.get(11);
        assertEquals(.15, last.recording().start(), 1e-9);
        assertEquals(.2, last.recording().end(), 1e-9);
        assertEquals(utterances, utterances());
    }

    @Test
    void should_write_wav_files_that_differ_when_there_are_none() throws IOException {
        List<Utterance> utterances = utterances();
        byte[] one = Files.readAllBytes(utterances.get(0).media());
        byte[] other = Files.readAllBytes(utterances.get(4).media());
        // 4 utterances of 1/20 s at 16 kHz, 16 bit
        assertEquals(44 + 4 * 800 * 2, one.length);
        ByteBuffer header = ByteBuffer.wrap(one).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(one.length - 8, header.getInt(4));
        assertEquals(16_000, header.getInt(24));
        assertEquals(one.length - 44, header.getInt(40));
        assertFalse(Arrays.equals(one, other));
    }
}
