package dev.pathos.launcher;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.LocationProvider;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules that hold across bundles, checked on what was compiled of them. */
@AnalyzeClasses(locations = ArchitectureTest.Bundles.class)
class ArchitectureTest {
    private static final String API = "dev.pathos.api..";

    /** Numerical kernels of sound: an implementation that some others may see. */
    private static final String KERNELS = "dev.pathos.acoustics";

    /** Faces over time: another one. */
    private static final String TRACKING = "dev.pathos.tracking";

    /** Layers of networks: another one. */
    private static final String LAYERS = "dev.pathos.layers";

    /** Work on many files: the last one. */
    private static final String BATCH = "dev.pathos.batch";

    /**
     * The launcher's library that reads features. What assembles distributions carries it inside:
     * it must understand them as the launcher does that will start them.
     */
    private static final String FEATURES = "dev.pathos.features";

    @ArchTest
    static final ArchRule should_not_see_one_another_when_bundles_implement_the_api =
            slices().matching("dev.pathos.(*)..")
                    .should()
                    .notDependOnEachOther()
                    .ignoreDependency(alwaysTrue(), resideInAPackage(API))
                    .ignoreDependency(alwaysTrue(), resideInAPackage(KERNELS))
                    .ignoreDependency(alwaysTrue(), resideInAPackage(TRACKING))
                    .ignoreDependency(alwaysTrue(), resideInAPackage(LAYERS))
                    .ignoreDependency(alwaysTrue(), resideInAPackage(BATCH))
                    .ignoreDependency(alwaysTrue(), resideInAPackage(FEATURES));

    @ArchTest
    static final ArchRule should_see_the_reader_of_features_where_distributions_are_made_only =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.pathos.assembly")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(FEATURES);

    @ArchTest
    static final ArchRule should_see_the_batch_where_many_files_are_written_only =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            BATCH, "dev.pathos.extraction", "dev.pathos.tables", "dev.pathos.bench")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(BATCH);

    @ArchTest
    static final ArchRule should_see_the_tracking_where_faces_are_analyzed_only =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            TRACKING,
                            "dev.pathos.motion",
                            "dev.pathos.landmarks",
                            "dev.pathos.segmentation")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(TRACKING);

    @ArchTest
    static final ArchRule should_see_the_kernels_where_sound_is_described_only =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            KERNELS,
                            "dev.pathos.lld",
                            "dev.pathos.functionals",
                            "dev.pathos.melspectrogram",
                            "dev.pathos.bench")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(KERNELS);

    @ArchTest
    static final ArchRule should_see_the_layers_where_networks_are_trained_only =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(LAYERS, "dev.pathos.encoders")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(LAYERS);

    @ArchTest
    static final ArchRule should_see_onednn_in_the_layers_only =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(LAYERS)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.bytedeco.dnnl..");

    @ArchTest
    static final ArchRule should_see_the_vector_api_in_the_kernels_only =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(KERNELS)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("jdk.incubator..");

    @ArchTest
    static final ArchRule should_be_one_flat_package_when_a_bundle_is_not_the_api =
            classes().that().resideOutsideOfPackage(API).should().resideInAPackage("dev.pathos.*");

    @ArchTest
    static final ArchRule should_see_tarsosdsp_where_sound_is_analysed_only =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(KERNELS, "dev.pathos.lld", "dev.pathos.segmentation")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("be.tarsos..");

    @ArchTest
    static final ArchRule should_see_deeplearning4j_in_encoders_only =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("dev.pathos.encoders", "dev.pathos.dl4j")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..");

    @ArchTest
    static final ArchRule should_see_native_libraries_where_they_are_wrapped_only =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(
                            "dev.pathos.media",
                            "dev.pathos.encoders",
                            LAYERS,
                            "dev.pathos.dl4j",
                            "dev.pathos.javacv")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.bytedeco..");

    @ArchTest
    static final ArchRule should_see_onnx_runtime_where_pictures_are_decoded_only =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.pathos.media")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("ai.onnxruntime..");

    @ArchTest
    static final ArchRule should_not_read_or_write_java_objects =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching("java\\.io\\.Object(In|Out)putStream|.*\\.ModelSerializer");

    @ArchTest
    static final ArchRule should_draw_at_random_through_seeds_only =
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName("dev.pathos.api.run.Seeds")
                    .should()
                    .callConstructor(SplittableRandom.class)
                    .orShould()
                    .callConstructor(SplittableRandom.class, long.class)
                    .orShould()
                    .dependOnClassesThat()
                    .belongToAnyOf(Random.class, ThreadLocalRandom.class)
                    .orShould()
                    .callMethod(Math.class, "random")
                    .orShould()
                    .callMethod(Collections.class, "shuffle", List.class);

    @ArchTest
    static final ArchRule should_open_no_network_port =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching(
                            "java\\.net\\.((Server|Datagram|Multicast)?Socket"
                                    + "|InetSocketAddress|(Http)?URLConnection)|javax\\.net\\..*");

    /** Live experiments listen at Unix-domain sockets; nothing else listens at all. */
    @ArchTest
    static final ArchRule should_listen_in_live_experiments_only =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.pathos.live")
                    .should()
                    .dependOnClassesThat()
                    .haveNameMatching(
                            "java\\.nio\\.channels\\.((Asynchronous)?(Server)?Socket|Datagram)Channel");

    @ArchTest
    static final ArchRule should_open_unix_domain_sockets_only =
            noClasses()
                    .should()
                    .callMethod(ServerSocketChannel.class, "open")
                    .orShould()
                    .callMethod(SocketChannel.class, "open");

    /**
     * Landmark models are not shipped, so users fetch one from an address that they type: {@code
     * models fetch}, which compares its digest, is the one thing that speaks to a network.
     */
    @ArchTest
    static final ArchRule should_speak_to_a_network_when_models_are_fetched_only =
            noClasses()
                    .that()
                    .haveNameNotMatching("dev\\.pathos\\.landmarks\\.Download(\\$.*)?")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("java.net.http..");

    /** The classes of every bundle of the reactor. */
    static final class Bundles implements LocationProvider {
        @Override
        public Set<Location> get(Class<?> test) {
            Path bundles = Path.of("").toAbsolutePath().resolveSibling("bundles");
            try (Stream<Path> folders = Files.walk(bundles, 4)) {
                Set<Location> compiled =
                        folders.filter(f -> f.endsWith(Path.of("target", "classes")))
                                .map(Location::of)
                                .collect(Collectors.toSet());
                if (compiled.size() < 2) {
                    throw new IllegalStateException(
                            "no compiled bundles under " + bundles + ": build the whole project");
                }
                return compiled;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
