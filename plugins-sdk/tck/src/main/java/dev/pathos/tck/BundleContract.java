package dev.pathos.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every plug-in's bundle must be, whatever parts are in it: all that its classes refer to is
 * inside or imported, it sees the API and declared libraries only, exports nothing, and describes
 * the keys of its parts. It looks into the bundle as it was built.
 */
public abstract class BundleContract {
    private PluginBundle bundle;

    /**
     * The bundle: most easily {@link PluginBundle#containing} of one of its parts.
     *
     * @return a jar, or a folder of the same content
     * @throws IOException if it is not built
     */
    protected abstract Path bundle() throws IOException;

    /**
     * The packages of other bundles that the plug-in takes beside those of the API, OSGi and Java;
     * none by default.
     *
     * @return names of packages, ending with {@code .*} for those beneath, too
     */
    protected Set<String> libraries() {
        return Set.of();
    }

    /**
     * The packages that libraries inside the bundle refer to where the plug-in never gets; none by
     * default.
     *
     * @return names of packages, ending with {@code .*} for those beneath, too
     */
    protected Set<String> unreached() {
        return Set.of();
    }

    @BeforeEach
    final void open() throws IOException {
        bundle = new PluginBundle(bundle());
    }

    @AfterEach
    final void close() throws IOException {
        bundle.close();
    }

    @Test
    void should_hold_or_import_every_package_when_its_classes_refer_to_it() {
        assertEquals(List.of(), bundle.lacking(), "on Bundle-ClassPath, but not in the bundle");
        assertNone(
                Imports.undeclared(bundle, unreached()),
                "neither in the bundle nor on its Import-Package; remove what takes it off there");
    }

    @Test
    void should_see_the_api_and_declared_libraries_only_when_it_imports() {
        assertNone(
                Imports.strange(bundle, libraries()),
                "imported from other bundles; name it in libraries(), or carry it inside:"
                        + " -conditionalpackage in bnd.bnd");
    }

    @Test
    void should_say_how_far_it_goes_along_when_it_imports_the_api() {
        assertNone(
                Imports.unbounded(bundle),
                "must be imported from the version that the plug-in was compiled with to below the"
                        + " next major one, or below the next minor one where it implements what"
                        + " the platform provides; leave Import-Package to bnd");
    }

    @Test
    void should_bring_itself_alone_when_it_is_installed() {
        SortedMap<String, Object> headers = new TreeMap<>();
        for (String header :
                List.of(
                        "Export-Package",
                        "Require-Bundle",
                        "DynamicImport-Package",
                        "Fragment-Host",
                        "Bundle-NativeCode")) {
            if (!bundle.clauses(header).isEmpty()) {
                headers.put(header, bundle.clauses(header).keySet());
            }
        }
        assertNone(
                headers,
                "a plug-in is swapped while others run, so it exports nothing, imports packages"
                        + " instead of requiring bundles, and has no native code");
    }

    @Test
    void should_have_a_name_and_a_version_when_it_is_installed() {
        assertEquals(1, bundle.clauses("Bundle-SymbolicName").size());
        assertEquals(1, bundle.clauses("Bundle-Version").size(), "Bundle-Version is missing");
    }

    @Test
    void should_run_on_the_platforms_java_when_it_is_compiled() {
        SortedMap<String, Object> newer = new TreeMap<>();
        for (CompiledClass type : bundle.classes()) {
            if (type.release() > Imports.JAVA) {
                newer.put(type.name(), "Java " + type.release());
            }
        }
        assertNone(newer, "compiled for a newer Java; set maven.compiler.release to 17");
    }

    @Test
    void should_describe_its_keys_when_it_offers_a_part() throws IOException {
        List<DeclaredPart> parts = DeclaredPart.of(bundle);
        assertTrue(
                parts.stream().anyMatch(DeclaredPart::offered),
                "no component provides one of "
                        + DeclaredPart.SERVICES
                        + "; annotate the class that implements it with @Component");
        Set<String> described = DeclaredPart.described(bundle);
        for (DeclaredPart part : parts) {
            assertTrue(
                    part.required(),
                    part.name()
                            + " must wait for a configuration; annotate it with"
                            + " @Component(configurationPolicy = ConfigurationPolicy.REQUIRE)");
            assertTrue(
                    described.containsAll(part.pids()),
                    part.pids()
                            + " without a description of its keys; annotate "
                            + part.name()
                            + " with @Designate(ocd = ..., factory = true)");
        }
        assertEquals(
                List.of(),
                DeclaredPart.strangeKeys(bundle),
                "keys must be of type " + new TreeSet<>(DeclaredPart.TYPES));
    }

    private static void assertNone(SortedMap<String, ?> found, String remedy) {
        assertTrue(found.isEmpty(), () -> found + ": " + remedy);
    }
}
