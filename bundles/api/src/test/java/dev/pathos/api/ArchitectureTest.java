package dev.pathos.api;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.pathos.api.run.Seeds;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

@AnalyzeClasses(packages = "dev.pathos.api", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule should_know_only_the_jdk_and_osgi_annotations =
            classes()
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage("dev.pathos.api..", "java..", "org.osgi.annotation..");

    @ArchTest
    static final ArchRule should_have_no_cycles_between_packages =
            slices().matching("dev.pathos.api.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule should_draw_at_random_through_seeds_only =
            noClasses()
                    .that(not(equivalentTo(Seeds.class)))
                    .should()
                    .callConstructor(SplittableRandom.class)
                    .orShould()
                    .callConstructor(SplittableRandom.class, long.class)
                    .orShould()
                    .dependOnClassesThat()
                    .belongToAnyOf(Random.class, ThreadLocalRandom.class, RandomGenerator.class)
                    .orShould()
                    .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule should_open_no_ports_and_read_no_java_objects =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    // a URI names things and reaches none
                    .haveNameMatching(
                            "java\\.net\\.(?!URI$|URISyntaxException$).*|javax\\.net\\..*")
                    .orShould()
                    .dependOnClassesThat()
                    .haveFullyQualifiedName("java.io.ObjectInputStream");
}
