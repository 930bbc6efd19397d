package dev.pathos.launcher.components;

/** A component that refers to the one whose constructor fails. */
public final class Relying implements Comparable<Relying> {
    private final Runnable other;

    public Relying(Runnable other) {
        this.other = other;
    }

    @Override
    public int compareTo(Relying relying) {
        return other == relying.other ? 0 : 1;
    }
}
