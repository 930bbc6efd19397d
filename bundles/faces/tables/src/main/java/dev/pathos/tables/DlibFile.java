package dev.pathos.tables;

import dev.pathos.api.face.FaceDetector.Box;
import dev.pathos.api.face.FaceTrack;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Faces annotated in the XML format of dlib's imglab: {@code image} with {@code file}, in it {@code
 * box} with {@code top}, {@code left}, {@code width}, {@code height}, in it {@code part} with a
 * number as {@code name}, and {@code x} and {@code y}.
 */
final class DlibFile {
    private final List<AnnotatedFace> faces = new ArrayList<>();
    private final List<String> leftOut = new ArrayList<>();
    private boolean dataset;
    private String image = "";
    private int width;
    private int height;
    private Box box = new Box(0, 0, 0, 0);
    private boolean ignored;
    private int parts;
    private float[] x = new float[0];
    private float[] y = new float[0];

    private DlibFile() {}

    /**
     * Reads a file.
     *
     * @param file the file
     * @return its faces
     * @throws IOException naming file, line and reason if it is no such file
     */
    static DlibFile read(Path file) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        DlibFile read = new DlibFile();
        try (InputStream in = Files.newInputStream(file)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            try {
                while (xml.hasNext()) {
                    int event = xml.next();
                    if (event == XMLStreamConstants.START_ELEMENT) {
                        read.begin(xml);
                    } else if (event == XMLStreamConstants.END_ELEMENT
                            && xml.getLocalName().equals("box")) {
                        read.endBox();
                    }
                }
            } catch (NumberFormatException e) {
                throw new IOException(
                        file
                                + ": line "
                                + xml.getLocation().getLineNumber()
                                + ": not a number: "
                                + e.getMessage(),
                        e);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            String why = String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
            throw new IOException(file + ": not XML: " + why, e);
        }
        if (!read.dataset) {
            throw new IOException(
                    file + ": no dataset of images in it, as dlib's imglab writes it");
        }
        return read;
    }

    /** The faces of which all 68 landmarks are there. */
    List<AnnotatedFace> faces() {
        return faces;
    }

    /** Which faces are left out, and why. */
    List<String> leftOut() {
        return leftOut;
    }

    private void begin(XMLStreamReader xml) {
        switch (xml.getLocalName()) {
            case "dataset" -> dataset = true;
            case "image" -> {
                image = text(xml, "file");
                width = (int) number(xml, "width", 0);
                height = (int) number(xml, "height", 0);
            }
            case "box" -> {
                box =
                        new Box(
                                number(xml, "left", Double.NaN),
                                number(xml, "top", Double.NaN),
                                number(xml, "width", Double.NaN),
                                number(xml, "height", Double.NaN));
                ignored = text(xml, "ignore").equals("1");
                parts = 0;
                x = new float[FaceTrack.POINTS];
                y = new float[FaceTrack.POINTS];
                Arrays.fill(x, Float.NaN);
                Arrays.fill(y, Float.NaN);
            }
            case "part" -> {
                int point = (int) number(xml, "name", -1);
                parts++;
                if (point >= 0 && point < FaceTrack.POINTS) {
                    x[point] = (float) number(xml, "x", Double.NaN);
                    y[point] = (float) number(xml, "y", Double.NaN);
                }
            }
            default -> {
                // comments and names of the whole
            }
        }
    }

    private void endBox() {
        boolean whole = parts == FaceTrack.POINTS && box.area() > 0;
        for (int p = 0; p < FaceTrack.POINTS; p++) {
            whole &= Float.isFinite(x[p]) && Float.isFinite(y[p]);
        }
        if (ignored) {
            leftOut.add(image + " (marked to be ignored)");
        } else if (!whole) {
            leftOut.add(image + " (" + parts + " points)");
        } else {
            faces.add(new AnnotatedFace(image, width, height, box, x, y));
        }
    }

    private static String text(XMLStreamReader xml, String attribute) {
        String value = xml.getAttributeValue(null, attribute);
        return value == null ? "" : value.strip();
    }

    private static double number(XMLStreamReader xml, String attribute, double without) {
        String text = text(xml, attribute);
        return text.isEmpty() ? without : Double.parseDouble(text);
    }
}
