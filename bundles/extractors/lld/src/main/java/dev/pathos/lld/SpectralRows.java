package dev.pathos.lld;

import dev.pathos.acoustics.FrameBlocks;
import dev.pathos.acoustics.Lanes;
import dev.pathos.acoustics.Rows;
import dev.pathos.acoustics.VoiceRows;
import dev.pathos.api.signal.Audio;
import dev.pathos.api.signal.Framing;
import java.util.List;

/**
 * All descriptors but those of the voice, a row a frame, columns in the order of {@link #names}.
 */
final class SpectralRows implements Rows {
    private final FrameBlocks blocks;
    private final Block block;
    private final List<Descriptors> groups;
    private final int width;
    private final float[] described;
    private final float[] rows;
    private int next;
    private int ready;

    SpectralRows(Lanes lanes, Audio audio, Framing framing) {
        Framing voice = VoiceRows.framing(audio, framing.hop());
        int span = voice.window();
        blocks = new FrameBlocks(audio, framing, Math.max(span, framing.window()));
        block = new Block(lanes, framing, audio.sampleRate());
        groups =
                List.of(
                        new AuditorySpectrum(),
                        new RelativeSpectrum((double) audio.sampleRate() / framing.hop()),
                        new Waveform(span, voice.rows(audio.length())),
                        new BandEnergy(block),
                        new RollOff(),
                        new SpectralFlux(),
                        new SpectralShape(block),
                        new Harmonicity(),
                        new MelCepstrum());
        width = names().size();
        described = new float[width * Lanes.WIDTH];
        rows = new float[width * Lanes.WIDTH];
    }

    /** The names of the columns. */
    List<String> names() {
        return groups.stream().flatMap(group -> group.names().stream()).toList();
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public boolean next(float[] row) {
        if (next == ready && !refill()) {
            return false;
        }
        System.arraycopy(rows, next++ * width, row, 0, width);
        return true;
    }

    private boolean refill() {
        if (!blocks.advance()) {
            return false;
        }
        block.fill(blocks.samples());
        int at = 0;
        for (Descriptors group : groups) {
            group.describe(block, described, at);
            at += group.names().size();
        }
        ready = blocks.frames();
        next = 0;
        Lanes.frames(described, 0, width, ready, rows, 0, width);
        return true;
    }
}
