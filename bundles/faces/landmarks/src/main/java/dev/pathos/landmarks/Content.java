package dev.pathos.landmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What files are that people take for ONNX models, told from their first bytes. */
final class Content {
    private static final int ENOUGH = 512;
    private static final int FLATBUFFER = 4;

    private Content() {}

    /**
     * What a file is.
     *
     * @param file the file
     * @return what to say of it behind "it is"; empty if it may be a model
     * @throws IOException if it cannot be read
     */
    static Optional<String> otherThanModel(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(ENOUGH);
        }
        if (head.length == 0) {
            return Optional.of("empty");
        }
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.stripLeading().startsWith("<")) {
            return Optional.of("a web page and no ONNX model: get the file that the page leads to");
        }
        if (text.startsWith("version https://git-lfs")) {
            return Optional.of("a pointer of Git LFS and no ONNX model: get what it stands for");
        }
        if (text.startsWith("PK")) {
            return Optional.of("a ZIP archive, as PyTorch writes, and no ONNX model: export it");
        }
        if (text.startsWith("\u0080\u0002") || text.startsWith("\u0080\u0003")) {
            return Optional.of("a Python pickle, as PyTorch writes, and no ONNX model: export it");
        }
        if (text.startsWith("\u001f\u008b")) {
            return Optional.of("packed by gzip: unpack it");
        }
        if (text.startsWith("\u0089HDF")) {
            return Optional.of("an HDF5 file, as Keras writes, and no ONNX model: export it");
        }
        return text.startsWith("TFL3", FLATBUFFER)
                ? Optional.of("a TensorFlow Lite model and no ONNX model: convert it")
                : Optional.empty();
    }
}
