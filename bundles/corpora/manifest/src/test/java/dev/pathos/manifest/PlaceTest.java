package dev.pathos.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;

class PlaceTest {
    private static BundleContext calledFrom(String cwd) {
        return (BundleContext)
                Proxy.newProxyInstance(
                        PlaceTest.class.getClassLoader(),
                        new Class<?>[] {BundleContext.class},
                        (proxy, method, arguments) ->
                                arguments[0].equals("pathos.cwd") ? cwd : null);
    }

    @Test
    void should_begin_at_the_callers_folder_when_a_path_is_relative() {
        Path lab = Path.of("/data/lab").toAbsolutePath();
        assertEquals(
                lab.resolveSibling("ravdess"),
                Place.of(calledFrom(lab.toString()), "../ravdess", "ravdess", "root").path());
        assertEquals(lab, Place.of(calledFrom("/home"), lab.toString(), "ravdess", "root").path());
        assertEquals(
                Path.of("ravdess").toAbsolutePath(),
                Place.of(calledFrom(null), "ravdess", "ravdess", "root").path());
        assertNull(Place.of(calledFrom("/home"), "", "ravdess", "root").path());
    }
}
