package dev.pathos.parquet;

import dev.pathos.api.feature.FeatureFormat;
import java.io.IOException;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Component;

/**
 * Apache Parquet: a column {@code name} of text, {@code frameTime} of doubles in seconds, and a
 * column of floats for each feature; uncompressed, in row groups of 16 MB, so that memory is
 * bounded.
 */
@Component
public final class ParquetFormat implements FeatureFormat {
    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public Sink create(Path file, Content content) throws IOException {
        return new ParquetSink(file, content.columns());
    }
}
