package dev.pathos.launcher;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The launcher reads features and knows no bundle by its types, as it runs before there is one. */
@AnalyzeClasses(
        packages = {"dev.pathos.launcher", "dev.pathos.features"},
        importOptions = DoNotIncludeTests.class)
class LauncherArchitectureTest {
    @ArchTest
    static final ArchRule should_see_no_bundle_but_its_own_library =
            noClasses()
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("dev.pathos..")
                                    .and(
                                            resideOutsideOfPackages(
                                                    "dev.pathos.launcher", "dev.pathos.features")));

    @ArchTest
    static final ArchRule should_not_see_the_launcher_where_features_are_read =
            noClasses()
                    .that()
                    .resideInAPackage("dev.pathos.features")
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage("dev.pathos.launcher")
                                    .or(resideInAPackage("org.osgi.framework..")));
}
