package dev.pathos.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.corpus.Video;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadTest {
    private static Video.Picture picture(double seconds) {
        return new Video.Picture(seconds, 4, 2, new byte[24]);
    }

    @ParameterizedTest
    @ValueSource(ints = {25, 97, 500, 1234, 40_000})
    void should_be_even_whatever_the_length(int count) {
        Spread spread = new Spread(24, 100);
        for (int i = 0; i < count; i++) {
            spread.offer(picture(i / 25.));
        }
        List<Thumbnail> chosen = spread.chosen();
        assertEquals(24, chosen.size());
        assertEquals(0, chosen.get(0).seconds());
        assertEquals((count - 1) / 25., chosen.get(23).seconds());
        double step = (count - 1) / 25. / 23;
        for (int i = 0; i < 24; i++) {
            assertEquals(i * step, chosen.get(i).seconds(), Math.max(.021, .3 * step));
        }
    }

    @Test
    void should_keep_all_when_there_are_few() {
        Spread spread = new Spread(24, 100);
        assertEquals(0, spread.chosen().size());
        for (int i = 0; i < 24; i++) {
            spread.offer(picture(i * i));
        }
        assertEquals(24, spread.chosen().size());
    }

    @Test
    void should_take_wanted_frames_among_the_even_ones_once_and_say_why() {
        Seen seen = Seen.of(Tracks.sure(25, 200));
        Album album = new Album(seen, Map.of(100, "here", 101, "there"));
        for (int i = 0; i < 400; i++) {
            // twice as many pictures as frames
            album.offer(picture(i / 50.), seen.at(i / 50.));
        }
        List<SheetPicture> pictures = album.pictures();
        assertEquals(
                List.of("here", "there"),
                pictures.stream().map(SheetPicture::reason).filter(r -> !r.isEmpty()).toList());
        SheetPicture here =
                pictures.stream().filter(p -> p.reason().equals("here")).findFirst().get();
        assertEquals(4, here.thumbnail().seconds());
        assertEquals(100, here.frame());
        for (int i = 1; i < pictures.size(); i++) {
            assertTrue(
                    pictures.get(i).thumbnail().seconds()
                            > pictures.get(i - 1).thumbnail().seconds());
        }
        assertTrue(pictures.size() <= 26, pictures.size() + " pictures");
    }
}
