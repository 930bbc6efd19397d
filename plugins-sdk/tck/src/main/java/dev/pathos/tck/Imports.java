package dev.pathos.tck;

import dev.pathos.api.run.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/** What a bundle takes from others, and whether it says so. */
final class Imports {
    /** The release of Java that the platform runs on at least. */
    static final int JAVA = 17;

    private static final String HEADER = "Import-Package";
    private static final String API = "dev.pathos.api.";
    private static final String PROVIDER = "Lorg/osgi/annotation/versioning/ProviderType;";

    /** What any bundle may take: of the API and of OSGi. */
    private static final Set<String> ALWAYS =
            Set.of("dev.pathos.api.*", "org.osgi.framework.*", "org.osgi.service.*");

    /** The packages that Java itself exports, which in OSGi have to be imported, too. */
    private static final Set<String> JDK =
            ModuleFinder.ofSystem().findAll().stream()
                    .map(module -> module.descriptor())
                    .filter(module -> module.name().startsWith("java."))
                    .flatMap(module -> module.exports().stream())
                    .filter(exported -> !exported.isQualified())
                    .map(ModuleDescriptor.Exports::source)
                    .collect(Collectors.toUnmodifiableSet());

    private Imports() {}

    /**
     * The packages that classes refer to and that are neither inside nor imported.
     *
     * @param bundle the bundle
     * @param unreached packages that need not be there
     * @return the classes that refer to each
     */
    static SortedMap<String, Collection<String>> undeclared(
            PluginBundle bundle, Set<String> unreached) {
        Set<String> own = bundle.ownPackages();
        Set<String> imported = bundle.clauses(HEADER).keySet();
        SortedMap<String, Collection<String>> missing = new TreeMap<>();
        for (CompiledClass type : bundle.classes()) {
            for (String name : type.packages()) {
                if (!name.startsWith("java.")
                        && !own.contains(name)
                        && !imported.contains(name)
                        && !matches(name, unreached)) {
                    missing.computeIfAbsent(name, n -> new TreeSet<>()).add(type.name());
                }
            }
        }
        return missing;
    }

    /**
     * The imported packages that are neither the API's nor of OSGi, Java or a declared library.
     *
     * @param bundle the bundle
     * @param libraries packages of declared libraries
     * @return their versions by name
     */
    static SortedMap<String, String> strange(PluginBundle bundle, Set<String> libraries) {
        SortedMap<String, String> strange = new TreeMap<>();
        bundle.clauses(HEADER)
                .forEach(
                        (name, parameters) -> {
                            boolean known = JDK.contains(name) || matches(name, ALWAYS);
                            if (!known && !matches(name, libraries)) {
                                strange.put(name, parameters.getOrDefault("version", "any"));
                            }
                        });
        return strange;
    }

    /**
     * The packages of the API that are imported from other versions than they should be.
     *
     * @param bundle the bundle
     * @return what is wrong by name
     */
    static SortedMap<String, String> unbounded(PluginBundle bundle) {
        Map<String, String> provided = provided(bundle);
        SortedMap<String, String> wrong = new TreeMap<>();
        bundle.clauses(HEADER)
                .forEach(
                        (name, parameters) -> {
                            if (name.startsWith(API)) {
                                String range = parameters.getOrDefault("version", "0");
                                String implemented = provided.get(name);
                                if (!fits(new VersionRange(range), implemented != null)) {
                                    wrong.put(
                                            name,
                                            range
                                                    + (implemented == null
                                                            ? ""
                                                            : ", implements " + implemented));
                                }
                            }
                        });
        return wrong;
    }

    private static boolean fits(VersionRange range, boolean provides) {
        Version from = range.getLeft();
        Version to =
                provides
                        ? new Version(from.getMajor(), from.getMinor() + 1, 0)
                        : new Version(from.getMajor() + 1, 0, 0);
        return from.getMajor() > 0
                && range.getRight() != null
                && range.getRight().compareTo(to) <= 0
                && !range.includes(to);
    }

    /** Of each package of the API the type for providers that one of the classes implements. */
    private static Map<String, String> provided(PluginBundle bundle) {
        Map<String, String> provided = new TreeMap<>();
        for (CompiledClass type : bundle.classes()) {
            for (String implemented : type.interfaces()) {
                if (implemented.startsWith(API) && isForProviders(implemented)) {
                    provided.put(
                            implemented.substring(0, implemented.lastIndexOf('.')), implemented);
                }
            }
        }
        return provided;
    }

    private static boolean isForProviders(String type) {
        boolean[] found = new boolean[1];
        ClassVisitor annotations =
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                        found[0] |= annotation.equals(PROVIDER);
                        return null;
                    }
                };
        String file = "/" + type.replace('.', '/') + ".class";
        try (InputStream in = Problem.class.getResourceAsStream(file)) {
            if (in != null) {
                new ClassReader(in).accept(annotations, ClassReader.SKIP_CODE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found[0];
    }

    private static boolean matches(String name, Set<String> patterns) {
        return patterns.stream()
                .anyMatch(
                        pattern ->
                                pattern.endsWith(".*")
                                        ? name.startsWith(
                                                        pattern.substring(0, pattern.length() - 1))
                                                || name.equals(
                                                        pattern.substring(0, pattern.length() - 2))
                                        : name.equals(pattern));
    }
}
