package dev.pathos.pipeline;

import dev.pathos.api.run.Digests;
import dev.pathos.api.run.Problem;
import dev.pathos.api.signal.Frames;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Extracted frames on disk, by a key that names content, extractor, revision and parameters.
 *
 * <p>An entry is complete or absent: it is written beside and renamed. Frames are read from the
 * file when they are asked for, so that a corpus of any size fits.
 */
final class FeatureCache {
    private final Path folder;

    FeatureCache(Path folder) {
        this.folder = folder;
    }

    /**
     * The key of an entry.
     *
     * @param content the digest of the media file
     * @param decoding everything else that decides which samples it has
     * @param extractor everything that decides what comes out of the extractor
     */
    static String key(String content, String decoding, String extractor) {
        return Digests.of(content + '\n' + decoding + '\n' + extractor);
    }

    /**
     * The frames under a key, if they are there and whole.
     *
     * @throws Problem if the cache cannot be read
     */
    Optional<Frames> get(String key) {
        Path file = file(key);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(open(file));
        } catch (EOFException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw problem("could not read cached features: ", e);
        }
    }

    /**
     * Stores frames and gives back a view on the stored ones.
     *
     * @throws Problem if the cache cannot be written
     */
    Frames put(String key, Frames frames) {
        try {
            return store(key, frames);
        } catch (IOException e) {
            throw problem("could not write to the feature cache: ", e);
        }
    }

    private Problem problem(String what, IOException e) {
        return new Problem(
                what + Reasons.of(e),
                folder.toString(),
                "free space or mend permissions, or name another folder in PATHOS_CACHE",
                e);
    }

    private Frames store(String key, Frames frames) throws IOException {
        JsonArrayBuilder columns = Json.createArrayBuilder();
        frames.columns().forEach(columns::add);
        byte[] json =
                Json.createObjectBuilder()
                        .add("rows", frames.rows())
                        .add("rate", frames.frameRate())
                        .add("columns", columns)
                        .build()
                        .toString()
                        .getBytes(StandardCharsets.UTF_8);
        Path file = file(key);
        Files.createDirectories(file.getParent());
        Path beside = Files.createTempFile(file.getParent(), key, ".incomplete");
        try {
            try (FileChannel out = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                ByteBuffer head =
                        ByteBuffer.allocate(4 + json.length).order(ByteOrder.LITTLE_ENDIAN);
                head.putInt(json.length).put(json).flip();
                writeFully(out, head);
                int width = frames.columns().size();
                int block = Math.max(1, (1 << 18) / width);
                for (int row = 0; row < frames.rows(); row += block) {
                    float[] rows = new float[Math.min(block, frames.rows() - row) * width];
                    frames.read(row, rows);
                    ByteBuffer bytes =
                            ByteBuffer.allocate(rows.length * Float.BYTES)
                                    .order(ByteOrder.LITTLE_ENDIAN);
                    bytes.asFloatBuffer().put(rows);
                    writeFully(out, bytes);
                }
                out.force(false);
            }
            Files.move(
                    beside,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
        return open(file);
    }

    private Path file(String key) {
        return folder.resolve(key.substring(0, 2)).resolve(key + ".frames");
    }

    private static void writeFully(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    /**
     * A view on an entry.
     *
     * @throws EOFException if the entry is damaged
     */
    private static Frames open(Path file) throws IOException {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer length = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
            in.read(length);
            int header = length.position() < 4 ? -1 : length.flip().getInt();
            if (header < 0 || header > in.size() - 4) {
                throw new EOFException(file + " has no whole header");
            }
            ByteBuffer json = ByteBuffer.allocate(header);
            in.read(json);
            String text = new String(json.array(), StandardCharsets.UTF_8);
            try (var reader = Json.createReader(new StringReader(text))) {
                JsonObject head = reader.readObject();
                List<String> columns =
                        IntStream.range(0, head.getJsonArray("columns").size())
                                .mapToObj(i -> head.getJsonArray("columns").getString(i))
                                .toList();
                int rows = head.getInt("rows");
                long values = (long) rows * columns.size();
                if (in.size() != 4L + header + values * Float.BYTES) {
                    throw new EOFException(file + " is not as long as its header says");
                }
                return new Stored(
                        file, 4L + header, rows, head.getJsonNumber("rate").doubleValue(), columns);
            }
        } catch (JsonException | NullPointerException | ClassCastException e) {
            throw new EOFException(file + " has a damaged header: " + e.getMessage());
        }
    }

    /** Frames that lie in a file. */
    private record Stored(Path file, long start, int rows, double frameRate, List<String> columns)
            implements Frames {
        @Override
        public int read(int fromRow, float[] into) {
            int width = columns.size();
            int count = Math.max(0, Math.min(into.length / width, rows - fromRow));
            ByteBuffer bytes =
                    ByteBuffer.allocate(count * width * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
                long at = start + (long) fromRow * width * Float.BYTES;
                while (bytes.hasRemaining()) {
                    int n = in.read(bytes, at + bytes.position());
                    if (n < 0) {
                        throw new IOException("shorter than its header says");
                    }
                }
            } catch (IOException e) {
                throw new Problem(
                        "could not read cached features: " + Reasons.of(e),
                        file.toString(),
                        "delete the file and resume; it is extracted anew",
                        e);
            }
            bytes.flip().asFloatBuffer().get(into, 0, count * width);
            return count;
        }
    }
}
