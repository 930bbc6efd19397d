package dev.pathos.launcher.components;

import java.util.concurrent.Callable;

/** A component that waits for its like. */
public final class Hen implements Callable<Callable<?>> {
    private final Callable<?> egg;

    public Hen(Callable<?> egg) {
        this.egg = egg;
    }

    @Override
    public Callable<?> call() {
        return egg;
    }
}
