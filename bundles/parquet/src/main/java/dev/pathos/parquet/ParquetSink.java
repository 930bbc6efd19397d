package dev.pathos.parquet;

import dev.pathos.api.feature.FeatureFormat.Sink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;

/** Writes rows to a Parquet file. */
final class ParquetSink implements Sink {
    private static final long ROW_GROUP = 16L << 20;

    private final ParquetWriter<Row> writer;
    private final int width;

    ParquetSink(Path file, List<String> columns) throws IOException {
        this.width = columns.size();
        this.writer =
                new Builder(new LocalOutputFile(file), new RowSupport(columns))
                        .withConf(new PlainParquetConfiguration())
                        .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
                        .withRowGroupSize(ROW_GROUP)
                        .withDictionaryEncoding(false)
                        .withDictionaryEncoding(RowSupport.NAME, true)
                        .build();
    }

    @Override
    public void write(String clip, long row, double frameRate, float[] values) throws IOException {
        Binary name = Binary.fromString(clip);
        for (int r = 0; r < values.length / width; r++) {
            double time = frameRate > 0 ? (row + r) / frameRate : 0;
            writer.write(new Row(name, time, values, r * width));
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private static final class Builder extends ParquetWriter.Builder<Row, Builder> {
        private final RowSupport support;

        Builder(OutputFile file, RowSupport support) {
            super(file);
            this.support = support;
        }

        @Override
        protected Builder self() {
            return this;
        }

        // abstract still, though only the other one is called
        @Override
        @SuppressWarnings("deprecation")
        protected WriteSupport<Row> getWriteSupport(
                org.apache.hadoop.conf.Configuration configuration) {
            return support;
        }

        @Override
        protected WriteSupport<Row> getWriteSupport(ParquetConfiguration configuration) {
            return support;
        }
    }
}
