package dev.pathos.parquet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** Takes rows apart into columns. */
final class RowSupport extends WriteSupport<Row> {
    static final String NAME = "name";
    private static final String TIME = "frameTime";

    private final List<String> columns;
    private RecordConsumer consumer;

    RowSupport(List<String> columns) {
        this.columns = columns;
    }

    private WriteContext context() {
        List<Type> fields = new ArrayList<>();
        fields.add(
                Types.required(PrimitiveTypeName.BINARY)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(NAME));
        fields.add(Types.required(PrimitiveTypeName.DOUBLE).named(TIME));
        for (String column : columns) {
            fields.add(Types.required(PrimitiveTypeName.FLOAT).named(column));
        }
        MessageType schema = new MessageType("features", fields);
        return new WriteContext(schema, Map.of());
    }

    // abstract still, though only the other one is called
    @Override
    @SuppressWarnings("deprecation")
    public WriteContext init(Configuration configuration) {
        return context();
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return context();
    }

    @Override
    public void prepareForWrite(RecordConsumer recordConsumer) {
        this.consumer = recordConsumer;
    }

    @Override
    public void write(Row row) {
        consumer.startMessage();
        consumer.startField(NAME, 0);
        consumer.addBinary(row.name());
        consumer.endField(NAME, 0);
        consumer.startField(TIME, 1);
        consumer.addDouble(row.time());
        consumer.endField(TIME, 1);
        for (int c = 0; c < columns.size(); c++) {
            consumer.startField(columns.get(c), c + 2);
            consumer.addFloat(row.values()[row.from() + c]);
            consumer.endField(columns.get(c), c + 2);
        }
        consumer.endMessage();
    }
}
