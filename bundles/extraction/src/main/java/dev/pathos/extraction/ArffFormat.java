package dev.pathos.extraction;

import dev.pathos.api.feature.FeatureFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Component;

/**
 * Weka's ARFF as openSMILE's arffSink writes it, without a class: an attribute {@code name}, one
 * {@code frameTime}, one for each feature; an undefined value is {@code ?}.
 */
@Component
public final class ArffFormat implements FeatureFormat {
    private static final Pattern PLAIN = Pattern.compile("[^\\s{},%'\"\\\\]+");

    @Override
    public String name() {
        return "arff";
    }

    @Override
    public Sink create(Path file, Content content) throws IOException {
        StringBuilder header = new StringBuilder("@relation ").append(word(content.title()));
        header.append("\n\n@attribute name string\n@attribute frameTime numeric\n");
        for (String column : content.columns()) {
            header.append("@attribute ").append(word(column)).append(" numeric\n");
        }
        header.append("\n@data\n\n");
        int width = content.columns().size();
        return new TextSink(file, header.toString(), width, ',', "?", true, "\\'");
    }

    private static String word(String text) {
        return PLAIN.matcher(text).matches()
                ? text
                : "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
