package dev.pathos.records;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;

/**
 * The few protocol buffer messages of TensorBoard that scalars need ({@code event.proto}, {@code
 * summary.proto}).
 *
 * <p>Numbers of fields: Event: wall_time 1, step 2, file_version 3, summary 5, session_log 7.
 * Summary: value 1. Summary.Value: tag 1, simple_value 2. SessionLog: status 1, where START is 1.
 */
final class EventMessage {
    private EventMessage() {}

    /** The first event of every file. */
    static byte[] version(double time) throws IOException {
        return message(
                event -> {
                    event.writeDouble(1, time);
                    event.writeString(3, "brain.Event:2");
                });
    }

    /**
     * A session that starts: what was read before of its first step and later ones counts no more.
     *
     * @param time seconds since 1970
     * @param first the session's first step
     */
    static byte[] sessionStart(double time, long first) throws IOException {
        byte[] log = message(session -> session.writeEnum(1, 1));
        return message(
                event -> {
                    event.writeDouble(1, time);
                    event.writeInt64(2, first);
                    event.writeByteArray(7, log);
                });
    }

    /**
     * Scalars of one step.
     *
     * @param time seconds since 1970
     * @param step the step
     * @param values by tag
     */
    static byte[] scalars(double time, long step, Map<String, Double> values) throws IOException {
        byte[] summary =
                message(
                        out -> {
                            for (Map.Entry<String, Double> value : values.entrySet()) {
                                out.writeByteArray(1, scalar(value.getKey(), value.getValue()));
                            }
                        });
        return message(
                event -> {
                    event.writeDouble(1, time);
                    event.writeInt64(2, step);
                    event.writeByteArray(5, summary);
                });
    }

    /** The step of an event; 0 if it has none. */
    static long step(byte[] event) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(event);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag >>> 3 == 2) {
                return in.readInt64();
            }
            in.skipField(tag);
        }
        return 0;
    }

    private static byte[] scalar(String tag, double value) throws IOException {
        return message(
                out -> {
                    out.writeString(1, tag);
                    out.writeFloat(2, (float) value);
                });
    }

    /** Writes the fields of a message. */
    private interface Fields {
        void write(CodedOutputStream out) throws IOException;
    }

    private static byte[] message(Fields fields) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        fields.write(out);
        out.flush();
        return bytes.toByteArray();
    }
}
