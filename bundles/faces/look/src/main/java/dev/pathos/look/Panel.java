package dev.pathos.look;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;

/** One of the things that are drawn above each other over the same time. */
interface Panel {
    /** What is shown, with its unit. */
    String title();

    /** What its colors mean, from left to right. */
    List<Key> keys();

    /** Pixels without its title. */
    int height();

    /**
     * Draws.
     *
     * @param g where
     * @param plot as high as it wants to be; what stands left of it may be written there
     * @param time where marks of time are
     * @param lettering writes
     */
    void draw(Graphics2D g, Plot plot, Ticks time, Lettering lettering);

    /**
     * What a color means.
     *
     * @param name what it stands for
     * @param color the color
     */
    record Key(String name, Color color) {}
}
