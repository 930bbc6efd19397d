package dev.pathos.landmarks;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The numbers and byte strings of a small protocol buffer message, by field. */
final class Fields {
    private final Map<Integer, List<Object>> values = new HashMap<>();

    /**
     * Reads a message.
     *
     * @param message its bytes
     * @throws IOException if they are none
     */
    static Fields of(ByteString message) throws IOException {
        Fields fields = new Fields();
        CodedInputStream in = message.newCodedInput();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int field = WireFormat.getTagFieldNumber(tag);
            List<Object> all = fields.values.computeIfAbsent(field, f -> new ArrayList<>());
            switch (WireFormat.getTagWireType(tag)) {
                case WireFormat.WIRETYPE_VARINT -> all.add(in.readInt64());
                case WireFormat.WIRETYPE_LENGTH_DELIMITED -> all.add(in.readBytes());
                default -> in.skipField(tag);
            }
        }
        return fields;
    }

    /** The last number of a field, as the format wants it. */
    long number(int field, long otherwise) {
        long number = otherwise;
        for (Object value : values.getOrDefault(field, List.of())) {
            number = value instanceof Long n ? n : number;
        }
        return number;
    }

    /** The last text of a field; empty if there is none. */
    String text(int field) {
        String text = "";
        for (Object value : values.getOrDefault(field, List.of())) {
            text = value instanceof ByteString bytes ? bytes.toStringUtf8() : text;
        }
        return text;
    }

    /** The messages of a field. */
    List<Fields> messages(int field) throws IOException {
        List<Fields> messages = new ArrayList<>();
        for (Object value : values.getOrDefault(field, List.of())) {
            if (value instanceof ByteString bytes) {
                messages.add(of(bytes));
            }
        }
        return messages;
    }

    /** The message of a field; one without fields if there is none. */
    Fields message(int field) throws IOException {
        List<Fields> messages = messages(field);
        return messages.isEmpty() ? new Fields() : messages.get(messages.size() - 1);
    }
}
