package dev.pathos.media;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/**
 * One line of the conversation between this process and its decoding worker.
 *
 * @param kind what it says
 * @param text file names or a reason, of any characters
 */
record Message(Kind kind, List<String> text) {
    /** What a line says. */
    enum Kind {
        /** To the worker: decode the first file into the second. */
        DECODE,
        /** To the worker: open the file's pictures, of the size, rate and colors given. */
        OPEN,
        /** To the worker: decode more pictures into the file. */
        MORE,
        /** To the worker: the pictures are not wanted any more. */
        CLOSE,
        /** To the worker: find the faces in the file's picture, from the size given on. */
        FACES,
        /** To the worker: go on to the next picture, to look at it where it is. */
        GLANCE,
        /** To the worker: find the faces in the picture that is looked at, in the box given. */
        SEEK,
        /** To the worker: find points to follow in the picture that is looked at. */
        CORNERS,
        /** To the worker: follow points to the picture that is looked at. */
        FOLLOW,
        /** To the worker: apply a network to a square of the picture that is looked at. */
        APPLY,
        /** To the worker: make a good file, of the format given. */
        MAKE,
        /** To the worker: begin a movie, with the sound given if any. */
        RECORD,
        /** To the worker: the pictures in the file are the movie's next ones. */
        ADD,
        /** To the worker: write the rest of the movie, or a part of it. */
        FINISH,
        /** To the worker: the movie is not wanted any more. */
        ABANDON,
        /** From the worker: it can take requests. */
        READY,
        /** From the worker: that is done; of faces, where they are. */
        DONE,
        /** From the worker: there is no picture, or no more. */
        END,
        /** From the worker: the input cannot be decoded, for the reason given. */
        UNREADABLE,
        /**
         * From the worker: what was given beside the media cannot be used: why, what, and a remedy.
         */
        REFUSED,
        /** From the worker: nothing can be decoded here, for the reason given. */
        UNABLE,
        /** Not sent: the worker is gone. */
        GONE
    }

    Message {
        text = List.copyOf(text);
    }

    static Message of(Kind kind, String... text) {
        return new Message(kind, List.of(text));
    }

    /** The message as one line of ASCII, without its end. */
    String line() {
        StringBuilder line = new StringBuilder(kind.name());
        for (String part : text) {
            line.append(' ').append(URLEncoder.encode(part, StandardCharsets.UTF_8));
        }
        return line.toString();
    }

    /**
     * Reads a line.
     *
     * @param line what {@link #line} gave
     * @return the message
     * @throws IllegalArgumentException if it is not one
     */
    static Message parse(String line) {
        String[] words = line.split(" ", -1);
        List<String> text = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
            text.add(URLDecoder.decode(words[i], StandardCharsets.UTF_8));
        }
        return new Message(Kind.valueOf(words[0]), text);
    }

    /** Numbers as one part of a text; each comes back as the same. */
    static String text(float[] numbers) {
        StringBuilder text = new StringBuilder();
        for (float number : numbers) {
            text.append(text.isEmpty() ? "" : " ").append(number);
        }
        return text.toString();
    }

    /** The numbers in a part of a text. */
    static float[] numbers(String text) {
        StringTokenizer words = new StringTokenizer(text);
        float[] numbers = new float[words.countTokens()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Float.parseFloat(words.nextToken());
        }
        return numbers;
    }

    /** The first part of the text, or an empty string. */
    String reason() {
        return text.isEmpty() ? "" : text.get(0);
    }
}
