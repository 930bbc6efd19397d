package dev.pathos.records;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The bytes are those that TensorBoard's own record writer makes of the same events. */
class EventRecordsTest {
    private static final double TIME = 1767225600.5;

    private static String framed(byte[] event) {
        EventRecords records = new EventRecords();
        records.add(event);
        return HexFormat.of().formatHex(records.bytes());
    }

    @Test
    void should_write_the_version_as_tensorboard_does() throws IOException {
        assertEquals(
                "1800000000000000a37f4b2209000020406e55da411a0d627261696e2e4576656e743a3284ffcb71",
                framed(EventMessage.version(TIME)));
    }

    @Test
    void should_write_a_sessions_start_as_tensorboard_does() throws IOException {
        assertEquals(
                "0f000000000000006d532b0909000020406e55da41100c3a02080122788e4b",
                framed(EventMessage.sessionStart(TIME, 12)));
    }

    @Test
    void should_write_scalars_as_tensorboard_does() throws IOException {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("train/loss", .25);
        values.put("valid/UAR", .625);

        assertEquals(
                "33000000000000000ca7205609000020406e55da4110ac022a250a110a0a747261696e2f6c6f7373"
                        + "150000803e0a100a0976616c69642f554152150000203f0c01b9b4",
                framed(EventMessage.scalars(TIME, 300, values)));
    }
}
