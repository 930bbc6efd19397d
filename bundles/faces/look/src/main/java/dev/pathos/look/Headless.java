package dev.pathos.look;

/** Makes Java draw without a screen, wherever the platform was started from. */
final class Headless {
    private static final String KEY = "java.awt.headless";

    private Headless() {}

    /** Text for pictures; nothing of Java's drawing is loaded before. */
    static Lettering lettering() {
        // A display that is named but cannot be reached would fail the first picture.
        if (System.getProperty(KEY) == null) {
            System.setProperty(KEY, "true");
        }
        return FontLettering.find();
    }
}
