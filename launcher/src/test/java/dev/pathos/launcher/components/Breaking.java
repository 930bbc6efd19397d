package dev.pathos.launcher.components;

/** A component whose constructor fails. */
public final class Breaking implements Runnable {
    public Breaking() {
        throw new IllegalStateException("no folder /nowhere");
    }

    @Override
    public void run() {}
}
