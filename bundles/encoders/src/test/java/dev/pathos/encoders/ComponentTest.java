package dev.pathos.encoders;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.encoder.Encoder;
import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The components as a framework sees them: settings, their defaults, and what gets loaded. */
class ComponentTest {
    @Test
    void should_take_the_defaults_when_nothing_is_configured() {
        Encoder.Chunking usual = new Encoder.Chunking(1, 1);
        assertEquals(
                usual, new CnnEncoder(settings(CnnEncoder.Settings.class, Map.of())).chunking());
        assertEquals(
                usual, new LstmEncoder(settings(LstmEncoder.Settings.class, Map.of())).chunking());
    }

    @Test
    void should_name_the_key_when_a_value_does_not_fit() {
        assertNamed("window.seconds", Map.of("window_seconds", 0.0));
        assertNamed("scale", Map.of("scale", 0));
        assertNamed("dropout", Map.of("dropout", 1.0));
        assertNamed("pooling", Map.of("pooling", "max"));
        assertNamed("shards", Map.of("shards", 0));
        assertNamed("workers", Map.of("workers", 0));
        assertNamed("inference.precision", Map.of("inference_precision", "float16"));
        assertNamed("widths", Map.of("widths", new int[0]));
        assertNamed("widths", Map.of("widths", new int[] {8, 0}));
        assertNamed("kernel", Map.of("kernel", 0));
        assertNamed("stride", Map.of("stride", 0));
        assertNamed("embedding", Map.of("embedding", 0));
    }

    @Test
    void should_say_how_long_a_chunk_must_be_when_it_is_too_short() {
        Encoder encoder = new CnnEncoder(settings(CnnEncoder.Settings.class, Map.of()));
        Problem problem = assertThrows(Problem.class, () -> encoder.open(5, 10, Nets.ADAM, 1));
        assertTrue(problem.getMessage().contains("at least 11 frames"), problem.getMessage());
        assertDoesNotThrow(() -> encoder.open(5, 11, Nets.ADAM, 1).close());
    }

    @Test
    void should_not_touch_deeplearning4j_when_only_constructed() throws Exception {
        ClassLoader without = new Without();
        for (String name : new String[] {"CnnEncoder", "LstmEncoder"}) {
            Class<?> type = without.loadClass("dev.pathos.encoders." + name);
            Class<?> settings = without.loadClass("dev.pathos.encoders." + name + "$Settings");
            // what Declarative Services looks at
            assertTrue(type.getDeclaredMethods().length > 0);
            assertTrue(type.getDeclaredConstructors().length > 0);
            Object encoder =
                    type.getConstructor(settings).newInstance(settings(settings, Map.of()));
            Encoder known = (Encoder) encoder;
            assertEquals(1.0, known.chunking().window());
            // and what shows that the loader works
            assertThrows(NoClassDefFoundError.class, () -> known.open(5, 62, Nets.ADAM, 1));
        }
    }

    private static void assertNamed(String key, Map<String, Object> values) {
        Problem problem =
                assertThrows(
                        Problem.class,
                        () -> new CnnEncoder(settings(CnnEncoder.Settings.class, values)));
        assertTrue(problem.getMessage().contains("key " + key), problem.getMessage());
    }

    private static <T> T settings(Class<T> type, Map<String, Object> values) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> value(method, values)));
    }

    private static Object value(Method method, Map<String, Object> values)
            throws InvocationTargetException {
        return values.getOrDefault(method.getName(), method.getDefaultValue());
    }

    /** Loads this bundle's classes anew and has no Deeplearning4j. */
    private static final class Without extends ClassLoader {
        Without() {
            super(ComponentTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.nd4j.") || name.startsWith("org.deeplearning4j.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("dev.pathos.encoders.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            try (InputStream in =
                    getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] code = in.readAllBytes();
                return defineClass(name, code, 0, code.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
