package dev.pathos.landmarks;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an ONNX file takes in and gives out, read from its protocol buffer without loading it; the
 * names of fields stand beside their numbers in {@code onnx.proto} of the ONNX project.
 *
 * @param inputs what must be given, constants left out
 * @param outputs what comes out
 */
record OnnxFile(List<Tensor> inputs, List<Tensor> outputs) {
    private static final int GRAPH = field(7);
    private static final int CONSTANT = field(5);
    private static final int INPUT = field(11);
    private static final int OUTPUT = field(12);
    private static final int CONSTANT_NAME = field(8);
    private static final int CONSTANT_PLACE = 14 << 3 | WireFormat.WIRETYPE_VARINT;
    private static final int ELSEWHERE = 1;

    private static int field(int number) {
        return number << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @throws Unfit if it is no ONNX model, or not a whole one
     * @throws IOException if it cannot be read
     */
    static OnnxFile read(Path file) throws Unfit, IOException {
        Optional<String> other = Content.otherThanModel(file);
        if (other.isPresent()) {
            throw new Unfit("it is " + other.get());
        }
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            CodedInputStream in = CodedInputStream.newInstance(bytes);
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                if (tag == GRAPH) {
                    return graph(in, Files.size(file));
                }
                in.skipField(tag);
            }
            throw new Unfit("it is no ONNX model");
        } catch (InvalidProtocolBufferException e) {
            throw new Unfit("it is no ONNX model, or a damaged one", e);
        }
    }

    private static OnnxFile graph(CodedInputStream in, long size) throws IOException, Unfit {
        int end = enter(in, size);
        List<Tensor> inputs = new ArrayList<>();
        List<Tensor> outputs = new ArrayList<>();
        Set<String> constants = new HashSet<>();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == CONSTANT) {
                constants.add(constant(in));
            } else if (tag == INPUT || tag == OUTPUT) {
                (tag == INPUT ? inputs : outputs).add(tensor(Fields.of(in.readBytes())));
            } else {
                in.skipField(tag);
            }
        }
        in.popLimit(end);
        inputs.removeIf(input -> constants.contains(input.name()));
        return new OnnxFile(List.copyOf(inputs), List.copyOf(outputs));
    }

    /** All but a few bytes of a model is its graph: a copy that broke off ends within it. */
    private static int enter(CodedInputStream in, long size) throws IOException, Unfit {
        int length = in.readRawVarint32();
        long needed = in.getTotalBytesRead() + (long) length;
        if (length < 0) {
            throw new Unfit("it is larger than 2 GB, or damaged");
        }
        if (needed > size) {
            throw new Unfit(
                    "it ends in the midst: of at least "
                            + needed
                            + " bytes only "
                            + size
                            + " are there");
        }
        return in.pushLimit(length);
    }

    /** Its name; its values, which may be millions, are skipped. */
    private static String constant(CodedInputStream in) throws IOException, Unfit {
        String name = "";
        int end = in.pushLimit(in.readRawVarint32());
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == CONSTANT_NAME) {
                name = in.readString();
            } else if (tag == CONSTANT_PLACE) {
                if (in.readEnum() == ELSEWHERE) {
                    throw new Unfit(
                            "it has its weights in another file: save it as one file, with the"
                                    + " weights inside");
                }
            } else {
                in.skipField(tag);
            }
        }
        in.popLimit(end);
        return name;
    }

    private static Tensor tensor(Fields value) throws IOException {
        Fields type = value.message(2).message(1);
        List<Fields> shapes = type.messages(2);
        List<Long> axes = new ArrayList<>();
        for (Fields axis : type.message(2).messages(1)) {
            axes.add(axis.number(1, Tensor.ANY));
        }
        return new Tensor(
                value.text(1),
                (int) type.number(1, 0),
                shapes.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(axes)));
    }
}
