package dev.pathos.tck;

import java.lang.annotation.Annotation;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Settings of a component as Declarative Services would hand them in, without a framework. */
public final class Configured {
    private Configured() {}

    /**
     * Settings with some values given and the defaults for the rest.
     *
     * @param <A> the component's settings
     * @param settings the annotation type, each of whose elements is given or has a default
     * @param given values by key as a configuration names them, such as {@code window.ms}
     * @return the settings
     * @throws IllegalArgumentException if a key is unknown or a value of the wrong type
     */
    public static <A extends Annotation> A of(Class<A> settings, Map<String, Object> given) {
        Set<String> unknown = new HashSet<>(given.keySet());
        for (Method element : settings.getDeclaredMethods()) {
            Object value = given.get(key(element));
            unknown.remove(key(element));
            if (value == null ? element.getDefaultValue() == null : !fits(element, value)) {
                throw new IllegalArgumentException(key(element) + " = " + value);
            }
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("no such keys: " + unknown);
        }
        return settings.cast(
                Proxy.newProxyInstance(
                        settings.getClassLoader(),
                        new Class<?>[] {settings},
                        (proxy, method, arguments) ->
                                given.getOrDefault(key(method), method.getDefaultValue())));
    }

    /** Declarative Services writes {@code _} as a dot. */
    private static String key(Method element) {
        return element.getName().replace('_', '.');
    }

    private static boolean fits(Method element, Object value) {
        Class<?> type = element.getReturnType();
        return type.isPrimitive() ? type == unboxed(value.getClass()) : type.isInstance(value);
    }

    private static Class<?> unboxed(Class<?> boxed) {
        return MethodType.methodType(boxed).unwrap().returnType();
    }
}
