package dev.pathos.extraction;

import dev.pathos.api.feature.FeatureFormat;
import dev.pathos.api.run.Npy;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.osgi.service.component.annotations.Component;

/** NumPy's NPY: one float32 array of rows x columns, values as they are. */
@Component
public final class NpyFormat implements FeatureFormat {
    @Override
    public String name() {
        return "npy";
    }

    @Override
    public boolean named() {
        return false;
    }

    @Override
    public Sink create(Path file, Content content) throws IOException {
        OutputStream out =
                Files.newOutputStream(
                        file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        out.write(Npy.begin(content.rows(), content.columns().size()));
        return new Sink() {
            @Override
            public void write(String clip, long row, double frameRate, float[] values)
                    throws IOException {
                ByteBuffer bytes =
                        ByteBuffer.allocate(values.length * Float.BYTES)
                                .order(ByteOrder.LITTLE_ENDIAN);
                bytes.asFloatBuffer().put(values);
                out.write(bytes.array());
            }

            @Override
            public void close() throws IOException {
                out.close();
            }
        };
    }
}
