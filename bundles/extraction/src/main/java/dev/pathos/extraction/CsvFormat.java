package dev.pathos.extraction;

import dev.pathos.api.feature.FeatureFormat;
import java.io.IOException;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Component;

/**
 * CSV as openSMILE's csvSink writes it: semicolons, a header {@code name;frameTime;...}, names in
 * single quotes; an undefined value is {@code nan}, as C prints it.
 */
@Component
public final class CsvFormat implements FeatureFormat {
    @Override
    public String name() {
        return "csv";
    }

    @Override
    public Sink create(Path file, Content content) throws IOException {
        String header = "name;frameTime;" + String.join(";", content.columns()) + "\n";
        return new TextSink(file, header, content.columns().size(), ';', "nan", false, "''");
    }
}
