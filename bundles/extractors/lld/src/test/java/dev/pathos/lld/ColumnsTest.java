package dev.pathos.lld;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pathos.acoustics.Lanes;
import dev.pathos.api.signal.Audio;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    @Test
    void should_name_130_columns_in_the_challenges_order_when_deltas_follow() {
        List<String> names = Columns.names(true);
        assertEquals(130, names.size());
        assertEquals(130, new HashSet<>(names).size());
        assertEquals(
                List.of(
                        "F0final_sma",
                        "voicingFinalUnclipped_sma",
                        "pathos_jitterLocal_sma",
                        "pathos_jitterDDP_sma",
                        "pathos_shimmerLocal_sma",
                        "logHNR_sma",
                        "audspec_lengthL1norm_sma",
                        "audspecRasta_lengthL1norm_sma",
                        "pcm_RMSenergy_sma",
                        "pcm_zcr_sma",
                        "audSpec_Rfilt_sma[0]"),
                names.subList(0, 11));
        assertEquals("audSpec_Rfilt_sma[25]", names.get(35));
        assertEquals("pcm_fftMag_fband250-650_sma", names.get(36));
        assertEquals("pcm_fftMag_spectralHarmonicity_sma", names.get(50));
        assertEquals("mfcc_sma[1]", names.get(51));
        assertEquals("mfcc_sma[14]", names.get(64));
        for (int c = 0; c < 65; c++) {
            String name = names.get(c).replace("pathos_", "").replace("_sma", "_sma_de");
            assertEquals((c < 6 ? "pathos_" : "") + name, names.get(65 + c));
        }
    }

    @Test
    void should_name_the_descriptors_alone_when_there_are_no_deltas() {
        assertEquals(Columns.names(true).subList(0, 65), Columns.names(false));
        assertEquals(65, Columns.count());
    }

    @Test
    void should_give_each_computed_column_a_place_of_its_own_when_rows_are_joined() {
        Audio sound = Audio.of(16_000, new float[1000]);
        List<String> computed =
                new SpectralRows(Lanes.plain(), sound, Preset.SERLAB.framing()).names();
        int[] places = Columns.places(computed);
        assertArrayEquals(
                IntStream.range(6, 65).toArray(), IntStream.of(places).sorted().toArray());
        for (int c = 0; c < places.length; c++) {
            String smoothed = Columns.names(false).get(places[c]);
            assertEquals(computed.get(c), smoothed.replace("_sma", ""));
        }
    }

    @Test
    void should_have_the_windows_they_are_known_for_when_presets_are_chosen() {
        assertEquals(320, Preset.COMPARE2016.framing().window());
        assertEquals(160, Preset.COMPARE2016.framing().hop());
        assertEquals(512, Preset.SERLAB.framing().window());
        assertEquals(256, Preset.SERLAB.framing().hop());
        assertEquals(2, Preset.values().length);
    }
}
