package dev.pathos.assembly;

import static dev.pathos.assembly.Lab.component;
import static dev.pathos.assembly.Lab.feature;
import static dev.pathos.assembly.Lab.reference;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Assembler.Format;
import dev.pathos.api.run.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What does not fit together is told with cause and remedy, and nothing is written. */
class RefusalTest {
    @TempDir Path parent;
    private Lab lab;

    @BeforeEach
    void open() throws IOException {
        lab = new Lab(parent.toRealPath());
    }

    private String where(String name) {
        return "(" + name + " 1.0.0 of " + lab.folder.resolve("own.json") + "): ";
    }

    private void assertRefused(String... lines) throws IOException {
        assertEquals(List.of(lines), lab.refusal());
    }

    @Test
    void should_name_the_feature_that_has_it_when_a_package_is_missing() throws IOException {
        lab.with("task", Map.of("Import-Package", "org.extra;version=\"[1,2)\""))
                .with("user", Map.of("Require-Bundle", "task"))
                .asks(feature("own", "lab:task:1.0.0", "lab:user:1.0.0"), "base");

        assertRefused(
                "task needs the package org.extra from version 1.0.0 to below 2.0.0, which no"
                        + " bundle of the distribution has "
                        + where("task")
                        + "add extra.json, whose extra has it");
    }

    @Test
    void should_say_what_to_add_when_nobody_has_a_package() throws IOException {
        lab.with("task", Map.of("Import-Package", "org.nowhere"))
                .asks(feature("own", "lab:task:1.0.0"), "base");

        assertRefused(
                "task needs the package org.nowhere, which no bundle of the distribution has "
                        + where("task")
                        + "add a bundle that has it to the feature, with --repository <folder> if"
                        + " it lies elsewhere");
    }

    @Test
    void should_name_the_version_that_is_there_when_a_range_is_wrong() throws IOException {
        lab.with("task", Map.of("Import-Package", "org.core;version=\"[2,3)\""))
                .asks(feature("own", "lab:task:1.0.0"), "base");

        assertRefused(
                "task needs the package org.core from version 2.0.0 to below 3.0.0, and here is"
                        + " 1.4.0 of core "
                        + where("task")
                        + "build task with what is here, or take another version of one of the two");
    }

    @Test
    void should_name_both_when_a_package_comes_from_two_bundles() throws IOException {
        lab.with("one", Map.of("Export-Package", "org.p;version=1"))
                .with("two", Map.of("Export-Package", "org.p;version=2"))
                .with(
                        "middle",
                        Map.of(
                                "Export-Package",
                                "org.q;uses:=org.p",
                                "Import-Package",
                                "org.p;version=\"[1,2)\""))
                .with("task", Map.of("Import-Package", "org.q,org.p;version=\"[2,3)\""))
                .asks(
                        feature(
                                "own",
                                "lab:one:1.0.0",
                                "lab:two:1.0.0",
                                "lab:middle:1.0.0",
                                "lab:task:1.0.0"),
                        "base");

        List<String> lines = lab.refusal();
        assertEquals(1, lines.size());
        // The resolver does not promise an order.
        String one = lines.get(0).replace("both two and one", "both one and two");
        assertEquals(
                "task meets the package org.p of both one and two "
                        + where("task")
                        + "split it so that each part uses one of them",
                one);
    }

    @Test
    void should_name_a_service_that_nobody_offers() throws IOException {
        lab.with("task", Map.of(), component("task.Watch", reference("org.nowhere.Clock")))
                .with(
                        "hand",
                        Map.of(
                                "Require-Capability",
                                "osgi.service;filter:=\"(objectClass=org.nowhere.Light)\""
                                        + ";effective:=active"))
                .asks(feature("own", "lab:task:1.0.0", "lab:hand:1.0.0"), "base");

        String remedy =
                "add a bundle that offers it, make the reference optional, or declare the service"
                        + " with Provide-Capability where code registers it";
        assertRefused(
                "task.Watch needs the service org.nowhere.Clock, which no bundle of the"
                        + " distribution offers "
                        + where("task")
                        + remedy,
                "hand needs the service org.nowhere.Light, which no bundle of the distribution"
                        + " offers "
                        + where("hand")
                        + remedy);
    }

    @Test
    void should_name_the_feature_that_offers_a_service() throws IOException {
        lab.with("task", Map.of(), component("task.Lamp", reference("org.extra.Light")))
                .asks(feature("own", "lab:task:1.0.0"), "base");

        assertTrue(
                lab.refusal().get(0).endsWith("add extra.json, whose extra has it"),
                lab.refusal().toString());
    }

    @Test
    void should_be_content_when_services_are_offered_in_code_or_not_mandatory() throws IOException {
        lab.with(
                        "task",
                        Map.of(),
                        component("a", reference("org.core.Clock")),
                        component("b", reference("org.osgi.service.resolver.Resolver")),
                        component(
                                "c",
                                "<reference name='r' interface='org.nowhere.X' cardinality='0..n'/>"))
                .asks(feature("own", "lab:task:1.0.0"), "base");

        assertEquals(1, lab.assemble().rows().size());
    }

    @Test
    void should_tell_which_commands_and_parts_do_without_services_of_the_vocabulary()
            throws IOException {
        String command =
                "<property name='osgi.command.function'>dance\nsing</property>"
                        + reference("dev.pathos.api.x.Music");
        lab.with(
                        "task",
                        Map.of(),
                        component("a", command),
                        component(
                                "part",
                                "configuration-policy='require'",
                                reference("dev.pathos.api.x.Stage")))
                .asks(feature("own", "lab:task:1.0.0"), "base");

        Table table = lab.assemble();
        assertEquals(
                List.of(
                        "Commands that it does not have, for want of a service: dance (Music),"
                                + " sing (Music)."),
                table.notes());
    }

    @Test
    void should_refuse_a_part_that_needs_what_no_configuration_can_name() throws IOException {
        lab.with(
                        "task",
                        Map.of(),
                        component(
                                "part", "configuration-policy='require'", reference("lab.Lexicon")))
                .asks(feature("own", "lab:task:1.0.0"), "base");

        assertTrue(lab.refusal().get(0).startsWith("part needs the service lab.Lexicon, which no"));
    }

    @Test
    void should_name_both_features_when_an_artifact_comes_in_two_versions() throws IOException {
        lab.asks(feature("own", "our:core:2.0.0"), "base");

        assertRefused(
                "Two features ask for different versions of our:core: "
                        + lab.home.resolve("features/base.json")
                        + " for 1.0.0, "
                        + lab.folder.resolve("own.json")
                        + " for 2.0.0. Make them agree.");
    }

    @Test
    void should_name_both_coordinates_when_a_bundle_comes_in_two_versions() throws IOException {
        Lab.jar(lab.folder.resolve("core.jar"), "core", Map.of("Bundle-Version: 1.1.0", ""));
        lab.asks(feature("own", "{'id':'lab:fork:1.1.0','jar':'core.jar'}"), "base");

        assertRefused(
                "two versions of the bundle core: 1.0.0 as our:core:1.0.0 and 1.1.0 as"
                        + " lab:fork:1.1.0 (features/base.json, "
                        + lab.folder.resolve("own.json")
                        + "): take one of them out");
    }

    @Test
    void should_say_which_java_and_which_host_are_needed() throws IOException {
        lab.with(
                        "young",
                        Map.of(
                                "Require-Capability",
                                "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\""))
                .with("stray", Map.of("Fragment-Host", "nobody"))
                .asks(feature("own", "lab:young:1.0.0", "lab:stray:1.0.0"), "base");

        List<String> lines = lab.refusal();
        assertTrue(lines.get(0).startsWith("young needs another Java than this one, "));
        assertTrue(lines.get(1).startsWith("stray needs its host "), lines.get(1));
    }

    @Test
    void should_say_where_jars_are_expected_and_which_are_none() throws IOException {
        Files.createDirectories(lab.folder.resolve("repository"));
        Lab.jar(lab.folder.resolve("plain.jar"), "", Map.of());
        lab.asks(
                feature(
                        "own",
                        "lab:none:1.0.0",
                        "{'id':'lab:gone:1','jar':'target/gone.jar'}",
                        "{'id':'lab:plain:1','jar':'plain.jar'}"),
                "base");

        String own = lab.folder.resolve("own.json").toString();
        assertRefused(
                "lab:none:1.0.0 is not at hand ("
                        + own
                        + "): put none-1.0.0.jar into "
                        + lab.folder.resolve("repository")
                        + ", name the folder that has it with --repository, or take it out of the"
                        + " feature",
                "there is no "
                        + lab.folder.resolve("target/gone.jar")
                        + " (\"jar\" of lab:gone:1 in "
                        + own
                        + "): build it, or correct the path, which is relative to the feature",
                "plain.jar is no bundle: its manifest has no Bundle-SymbolicName ("
                        + lab.folder.resolve("plain.jar")
                        + " of "
                        + own
                        + "): let bnd make one of it (bnd wrap), or take it out of the feature");
    }

    @Test
    void should_say_how_native_code_is_made_when_it_is_not_at_hand() throws IOException {
        lab.with("a", Map.of())
                .asks(
                        feature(
                                "own",
                                "{'id':'lab:a:jar:plain:1.0.0','platform':'linux-x86_64',"
                                        + "'profile':'old'}",
                                "{'id':'lab:a:jar:fast:1.0.0','platform':'linux-x86_64',"
                                        + "'natives':'avx2'}"),
                        "base");
        Path repository = lab.folder.resolve("repository/lab/a/1.0.0");
        Files.move(repository.resolve("a-1.0.0.jar"), repository.resolve("a-1.0.0-fast.jar"));
        String own = lab.folder.resolve("own.json").toString();

        assertEquals(
                List.of(
                        "the native code of a for linux-x86_64 plain is not at hand ("
                                + own
                                + "): make it once, in the sources and with access to the internet:"
                                + " mvn -q -DskipTests -Pold package -pl features -am; or leave it"
                                + " out: --natives avx2"),
                lab.refusal(Set.of("linux-x86_64"), Set.of()));
        assertEquals(
                List.of(
                        "a has no native code for windows-x86_64 ("
                                + own
                                + "): choose with --platform among linux-x86_64"),
                lab.refusal(Set.of("windows-x86_64"), Set.of()));
        assertTrue(
                lab.refusal(Set.of("linux-x86_64"), Set.of("avx2", "sse9"))
                        .get(0)
                        .startsWith(
                                "no bundle has native code of the kind sse9 (--natives): choose"
                                        + " among avx2, plain"));
        assertEquals(
                "lab: 2 bundles of 2 features, for linux-x86_64 (avx2)",
                lab.assemble(
                                Set.of("linux-x86_64"),
                                Set.of("avx2"),
                                Set.of(Format.FOLDER),
                                lab.out())
                        .title());
    }

    @Test
    void should_have_native_code_made_again_when_it_is_older_than_the_rest() throws IOException {
        Path repository = lab.home.resolve("features/repository/our");
        Lab.jar(
                repository.resolve("host/1/host-1.jar"),
                "host",
                Map.of("Require-Capability", "natives;filter:=\"(of=host)\""));
        Lab.jar(repository.resolve("code/1/code-1-plain.jar"), "code", Map.of());
        Lab.jar(
                repository.resolve("code/1/code-1-fast.jar"),
                "code",
                Map.of("Provide-Capability", "natives;of=host"));
        Lab.write(
                lab.home.resolve("features/base.json"),
                feature(
                        "base",
                        "our:host:1",
                        "{'id':'our:code:jar:plain:1','platform':'linux-x86_64','profile':'old'}",
                        "{'id':'our:code:jar:fast:1','platform':'linux-x86_64','natives':'avx2'}"));
        lab.asks(feature("own"), "base");

        assertEquals(
                List.of(
                        "host needs natives (of=host), which no bundle of the distribution has"
                                + " (host 1.0.0 of features/base.json): make code for linux-x86_64"
                                + " plain again, which is of an earlier build: mvn -q -DskipTests"
                                + " -Pold package -pl features -am"),
                lab.refusal(Set.of("linux-x86_64"), Set.of()));
    }

    @Test
    void should_need_no_more_than_twelve_lines_when_much_is_wrong() throws IOException {
        String[] bundles = new String[20];
        for (int i : IntStream.range(0, bundles.length).toArray()) {
            lab.with("task" + i, Map.of("Import-Package", "org.nowhere.p" + i));
            bundles[i] = "lab:task" + i + ":1.0.0";
        }
        lab.asks(feature("own", bundles), "base");

        List<String> lines = lab.refusal();
        assertEquals(12, lines.size());
        assertTrue(lines.get(0).startsWith("task0 needs the package org.nowhere.p0"));
        assertEquals("and 9 more of this kind", lines.get(11));
    }

    @Test
    void should_refuse_configurations_of_the_lab_that_cannot_be_carried_out() throws IOException {
        lab.with("task", Map.of(), component("task", "configuration-policy='require'", ""))
                .asks(feature("own", "lab:task:1.0.0"), "base");
        Path config =
                Lab.write(
                        lab.folder.resolve("configs/study.json"),
                        "// why\n{'task~a':{},'tusk~b':{}}");

        assertRefused(
                "no bundle of the distribution offers tusk ("
                        + config
                        + "): add the feature that does (the command features tells), or take the"
                        + " configuration out of the folder");
    }
}
