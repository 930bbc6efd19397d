package dev.pathos.report;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Pictures that lie within the page. */
final class Picture {
    private static final int COLOURS = 128;

    private Picture() {}

    /** A spectrogram, time across and frequency upwards, as the address of an inline PNG. */
    static String of(Spectrogram spectrogram) throws IOException {
        float[][] rows = spectrogram.decibels();
        BufferedImage image =
                new BufferedImage(
                        rows.length,
                        Spectrogram.BANDS,
                        BufferedImage.TYPE_BYTE_INDEXED,
                        cubehelix());
        for (int x = 0; x < rows.length; x++) {
            for (int b = 0; b < Spectrogram.BANDS; b++) {
                double share = 1 + rows[x][b] / Spectrogram.RANGE;
                int index = (int) Math.round(share * (COLOURS - 1));
                image.getRaster().setSample(x, Spectrogram.BANDS - 1 - b, 0, index);
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        if (!ImageIO.write(image, "png", png)) {
            throw new IOException("this Java cannot write PNG pictures");
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    }

    /**
     * The cubehelix map (Green 2011, Bull. Astr. Soc. India 39, 289): brightness rises evenly from
     * black to white, so that it can be read without colours and on paper; start 0.5, -1.5
     * rotations, hue 1, gamma 1.
     */
    static IndexColorModel cubehelix() {
        byte[] red = new byte[COLOURS];
        byte[] green = new byte[COLOURS];
        byte[] blue = new byte[COLOURS];
        for (int i = 0; i < COLOURS; i++) {
            double light = i / (COLOURS - 1.);
            double angle = 2 * Math.PI * (.5 / 3 + 1 - 1.5 * light);
            double amplitude = light * (1 - light) / 2;
            double cos = amplitude * Math.cos(angle);
            double sin = amplitude * Math.sin(angle);
            red[i] = level(light - .14861 * cos + 1.78277 * sin);
            green[i] = level(light - .29227 * cos - .90649 * sin);
            blue[i] = level(light + 1.97294 * cos);
        }
        return new IndexColorModel(8, COLOURS, red, green, blue);
    }

    private static byte level(double share) {
        return (byte) Math.round(255 * Math.max(0, Math.min(1, share)));
    }
}
