package dev.pathos.launcher;

import java.lang.reflect.InvocationTargetException;

/**
 * Lets scripts look into the lists and maps that commands return.
 *
 * <p>Gogo calls methods by reflection on the class of an object, and Java keeps the classes of
 * immutable collections closed. They are opened the way {@link VectorModule} loads a module; where
 * that is not possible, scripts can still loop over them with {@code each}.
 */
final class CollectionModule {
    private CollectionModule() {}

    /** Opens the package {@code java.util}. */
    static void open() {
        try {
            Class.forName("jdk.internal.module.Modules")
                    .getMethod("addOpensToAllUnnamed", Module.class, String.class)
                    .invoke(null, Object.class.getModule(), "java.util");
        } catch (IllegalAccessException
                | InvocationTargetException
                | ClassNotFoundException
                | NoSuchMethodException e) {
            return;
        }
    }
}
