package dev.pathos.encoders;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A protocol buffer message of the ONNX format, field after field; the names of fields stand beside
 * their numbers in {@code onnx.proto} of the ONNX project.
 */
final class OnnxMessage {
    private final ByteString.Output bytes = ByteString.newOutput();
    private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);

    /** Something that the memory behind it never refuses. */
    private interface Writing {
        void write() throws IOException;
    }

    private OnnxMessage write(Writing writing) {
        try {
            writing.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    OnnxMessage text(int field, String value) {
        return write(() -> out.writeString(field, value));
    }

    OnnxMessage number(int field, long value) {
        return write(() -> out.writeInt64(field, value));
    }

    OnnxMessage real(int field, float value) {
        return write(() -> out.writeFloat(field, value));
    }

    OnnxMessage raw(int field, byte[] value) {
        return write(() -> out.writeByteArray(field, value));
    }

    OnnxMessage message(int field, OnnxMessage value) {
        return write(() -> out.writeBytes(field, value.content()));
    }

    ByteString content() {
        write(out::flush);
        return bytes.toByteString();
    }
}
