package dev.pathos.diagnosis;

import java.lang.reflect.Proxy;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;

/** Bundles that are nowhere installed. */
final class Doubles {
    private Doubles() {}

    static Bundle bundle(String name, String version, int state) {
        return (Bundle)
                Proxy.newProxyInstance(
                        Bundle.class.getClassLoader(),
                        new Class<?>[] {Bundle.class},
                        (proxy, method, arguments) ->
                                switch (method.getName()) {
                                    case "getSymbolicName" -> name;
                                    case "getVersion" -> Version.parseVersion(version);
                                    case "getState" -> state;
                                    case "toString" -> name;
                                    case "equals" -> proxy == arguments[0];
                                    case "hashCode" -> System.identityHashCode(proxy);
                                    default ->
                                            throw new UnsupportedOperationException(
                                                    method.getName());
                                });
    }

    static BundleContext context(Bundle... bundles) {
        return (BundleContext)
                Proxy.newProxyInstance(
                        BundleContext.class.getClassLoader(),
                        new Class<?>[] {BundleContext.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("getBundles")) {
                                return List.of(bundles).toArray(Bundle[]::new);
                            }
                            throw new UnsupportedOperationException(method.getName());
                        });
    }
}
