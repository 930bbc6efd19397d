package dev.pathos.assembly;

import dev.pathos.features.BundleEntry;
import dev.pathos.features.Distribution;
import dev.pathos.features.FeatureSet;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/**
 * Lays out a distribution: which file goes where.
 *
 * @param name of the distribution
 * @param home the platform
 * @param features all features
 * @param members all bundles
 * @param configs the configurations
 * @param targets what it is for, in words
 */
record Layout(
        String name,
        Home home,
        List<FeatureSet> features,
        List<Member> members,
        Configs configs,
        String targets) {
    private static final String FEATURES = "features/";
    private static final String REPOSITORY = FEATURES + Distribution.BESIDE + "/";

    /**
     * Gathers all files.
     *
     * @throws Refusal if two features have one name
     */
    Content content() throws IOException {
        Content content = new Content();
        content.addProgram("pathos", home.folder().resolve("pathos"));
        content.add("LICENSE", home.folder().resolve("LICENSE"));
        content.add("launcher/launcher.jar", home.launcher().resolve("launcher.jar"));
        List<BundleFile> libraries = new ArrayList<>();
        for (Path jar : Home.files(home.launcher().resolve("lib"), ".jar")) {
            content.add("launcher/lib/" + jar.getFileName(), jar);
            BundleFile.read(jar).ifPresent(libraries::add);
        }
        addFeatures(content);
        for (Member member : members) {
            content.add(REPOSITORY + member.entry().path(), member.file().jar());
        }
        for (Map.Entry<String, Path> config : configs.files().entrySet()) {
            content.add(Configs.FOLDER + "/" + config.getKey(), config.getValue());
        }
        List<BundleFile> bundles = members.stream().map(Member::file).toList();
        addLicences(content, bundles);
        content.add("NOTICE.txt", Papers.notice(name, home, bundles, libraries));
        content.add(
                "README.txt",
                Papers.readme(
                        name, home, targets, features.stream().map(FeatureSet::name).toList()));
        content.seal();
        return content;
    }

    private void addFeatures(Content content) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        for (FeatureSet feature : features) {
            String file = feature.name() + ".json";
            if (!names.add(file) || file.equals(Home.DEFAULT)) {
                throw new Refusal(
                        List.of(
                                new Fault(
                                        "two features have the name " + file,
                                        feature.file().toString(),
                                        "rename it")));
            }
            content.add(FEATURES + file, text(packed(feature)));
        }
        JsonArrayBuilder list = Json.createArrayBuilder();
        names.forEach(list::add);
        content.add(FEATURES + Home.DEFAULT, text(list.build()));
    }

    /** The feature with what is in the distribution, all of which lies in its repository. */
    private JsonObject packed(FeatureSet feature) {
        Set<String> there = members.stream().map(m -> m.entry().key()).collect(Collectors.toSet());
        JsonArrayBuilder bundles = Json.createArrayBuilder();
        List<BundleEntry> entries = feature.bundles();
        for (int i = 0; i < entries.size(); i++) {
            if (there.contains(entries.get(i).key())) {
                JsonObject bundle = feature.json().getJsonArray("bundles").getJsonObject(i);
                bundles.add(Json.createObjectBuilder(bundle).remove("jar"));
            }
        }
        return Json.createObjectBuilder(feature.json()).add("bundles", bundles).build();
    }

    private static String text(JsonStructure json) {
        StringWriter text = new StringWriter();
        try (JsonWriter writer =
                Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                        .createWriter(text)) {
            writer.write(json);
        }
        return text.toString().strip() + "\n";
    }

    private static void addLicences(Content content, List<BundleFile> bundles) throws IOException {
        Set<String> done = new LinkedHashSet<>();
        for (BundleFile bundle : bundles) {
            if (!bundle.notices().isEmpty() && done.add(bundle.name())) {
                try (ZipFile jar = new ZipFile(bundle.jar().toFile())) {
                    for (String notice : bundle.notices()) {
                        try (InputStream in = jar.getInputStream(jar.getEntry(notice))) {
                            content.add(
                                    "licenses/"
                                            + bundle.name()
                                            + "/"
                                            + notice.substring(notice.lastIndexOf('/') + 1),
                                    in.readAllBytes());
                        }
                    }
                }
            }
        }
    }
}
