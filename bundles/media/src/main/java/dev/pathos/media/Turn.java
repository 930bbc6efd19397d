package dev.pathos.media;

/** Turns pictures by quarters and mirrors them, as their metadata may ask for. */
final class Turn {
    private Turn() {}

    /**
     * Turns a picture counterclockwise.
     *
     * @param pixels rows without gaps, any number of bytes a pixel
     * @param width pixels before the turn
     * @param height pixels before the turn
     * @param quarters 0 to 3
     * @return the turned picture; the same array for no turn
     */
    static byte[] counterclockwise(byte[] pixels, int width, int height, int quarters) {
        if (quarters == 0) {
            return pixels;
        }
        int bytes = pixels.length / (width * height);
        byte[] turned = new byte[pixels.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int to =
                        switch (quarters) {
                            case 1 -> (width - 1 - x) * height + y;
                            case 2 -> (height - 1 - y) * width + width - 1 - x;
                            default -> x * height + height - 1 - y;
                        };
                System.arraycopy(pixels, (y * width + x) * bytes, turned, to * bytes, bytes);
            }
        }
        return turned;
    }

    /**
     * Exchanges left and right.
     *
     * @param pixels rows without gaps, any number of bytes a pixel
     * @param width pixels
     * @param height pixels
     * @return another array
     */
    static byte[] mirrored(byte[] pixels, int width, int height) {
        int bytes = pixels.length / (width * height);
        byte[] mirrored = new byte[pixels.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int to = y * width + width - 1 - x;
                System.arraycopy(pixels, (y * width + x) * bytes, mirrored, to * bytes, bytes);
            }
        }
        return mirrored;
    }
}
