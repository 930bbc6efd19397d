package dev.pathos.landmarks;

import dev.pathos.api.corpus.Annotations;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.corpus.Utterance;
import dev.pathos.api.corpus.Video;
import dev.pathos.api.face.Network;
import dev.pathos.api.face.Sight;
import dev.pathos.api.face.Sight.Glance;
import dev.pathos.api.face.Sight.Square;
import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Runs networks on one picture, where videos are looked at: the last doubt about a model. */
final class Trial {
    private static final int SIDE = 64;
    private static final int HEADER = 54;
    private static final int FROM = 14;
    private static final int COLORS = 3;
    private static final int BITS = 24;

    private final MediaSource source;

    Trial(MediaSource source) {
        this.source = source;
    }

    /**
     * Runs a network.
     *
     * @param network the network
     * @return what it gives for a picture without a face
     * @throws Unfit if it cannot be run, or gives what is no number
     * @throws IOException if there is no picture to run it on
     */
    float[] run(Network network) throws Unfit, IOException {
        Path picture = Files.createTempFile("pathos-", ".bmp");
        try {
            Files.write(picture, bitmap());
            Utterance utterance =
                    new Utterance("trial", "", "", picture, Map.of(), Annotations.NONE);
            try (Video video = source.open(utterance).video().orElseThrow(Trial::unseen)) {
                return finite(apply(network, Sight.of(video).orElseThrow(Trial::unseen)));
            }
        } finally {
            Files.deleteIfExists(picture);
        }
    }

    private static IOException unseen() {
        return new IOException("this platform looks at no videos");
    }

    private static float[] apply(Network network, Sight sight) throws Unfit, IOException {
        Optional<Glance> glance = sight.glance();
        if (glance.isEmpty()) {
            throw unseen();
        }
        try {
            return sight.apply(network, new Square(SIDE / 2., SIDE / 2., SIDE, 0));
        } catch (Problem | IOException e) {
            // Of a problem, where it is and what to do say nothing new here.
            String where = Pattern.quote(" (" + network.file());
            throw new Unfit("it does not run: " + e.getMessage().split(where, 2)[0], e);
        }
    }

    private static float[] finite(float[] values) throws Unfit {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new Unfit("it gives values that are no numbers");
            }
        }
        return values;
    }

    /** A gray picture that is lighter to the right, in the format of Windows. */
    private static byte[] bitmap() {
        int bytes = SIDE * SIDE * COLORS;
        ByteBuffer out = ByteBuffer.allocate(HEADER + bytes).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 'B').put((byte) 'M').putInt(HEADER + bytes).putInt(0).putInt(HEADER);
        out.putInt(HEADER - FROM).putInt(SIDE).putInt(SIDE);
        out.putShort((short) 1).putShort((short) BITS).putInt(0).putInt(bytes).position(HEADER);
        for (int i = 0; i < bytes; i++) {
            out.put((byte) (SIDE + i / COLORS % SIDE));
        }
        return out.array();
    }
}
