package ${package};

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pathos.api.corpus.Corpus;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.tck.CorpusContract;
import dev.pathos.tck.MemoryLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ${className}Test extends CorpusContract {
    @TempDir Path folder;

    private void file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "sounds are not opened here");
    }

    @Override
    protected Corpus corpus() throws IOException {
        file("ann/anger/1.wav");
        file("ann/sadness/1.WAV");
        file("ben/anger/1.wav");
        file("ben/anger/1.txt");
        file("readme.wav");
        return new ${className}(folder, false);
    }

    @Override
    protected Optional<Corpus> missing() {
        return Optional.of(new ${className}(folder.resolve("absent"), false));
    }

    @Override
    protected Optional<Corpus> empty() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        return Optional.of(new ${className}(empty, false));
    }

    @Test
    void should_take_speaker_and_label_from_folders_and_tell_what_is_left_out() throws IOException {
        MemoryLedger ledger = new MemoryLedger();
        List<Utterance> utterances = corpus().utterances(ledger).toList();
        assertEquals(
                List.of("ann/anger/1.wav", "ann/sadness/1.WAV", "ben/anger/1.wav"),
                utterances.stream().map(Utterance::id).toList());
        assertEquals("ann", utterances.get(1).speaker());
        assertEquals("sadness", utterances.get(1).annotations().label());
        assertEquals(
                List.of(
                        new MemoryLedger.Entry(
                                false, "ben/anger/1.txt", "not a WAV file by its name"),
                        new MemoryLedger.Entry(
                                false,
                                "readme.wav",
                                "not in a folder of a label in one of a speaker")),
                ledger.entries());
    }

    /** A corpus to try the configuration with: six speakers, each label a tone of its own. */
    @Test
    void should_read_what_is_written_for_the_configuration() throws IOException {
        Path tones = ToneCorpus.write(Path.of("target", "tones"));
        Corpus corpus = new ${className}(tones, true);
        assertEquals(6 * 3 * 4, corpus.utterances(new MemoryLedger()).count());
    }
}
