package dev.pathos.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetGridTest {
    @ParameterizedTest
    @CsvSource({"360, 288", "640, 480", "420, 236", "236, 420", "1, 1", "420, 4", "4, 420"})
    void should_fit_the_width_and_have_room_for_captions(int width, int height) {
        for (int count = 1; count <= 40; count++) {
            SheetGrid grid = SheetGrid.of(count, width, height);
            assertTrue(grid.width(16) <= 1760, grid.toString());
            assertTrue(grid.cellWidth() >= 180, grid.toString());
            assertTrue(grid.cellHeight() >= 60 && grid.cellHeight() <= 420, grid.toString());
            assertTrue(grid.columns() * grid.rows() >= count, grid.toString());
            assertTrue((grid.rows() - 1) * grid.columns() < count, grid.toString());
        }
    }

    @Test
    void should_be_larger_when_there_are_few_pictures() {
        assertEquals(new SheetGrid(1, 1, 560, 420), SheetGrid.of(1, 640, 480));
        SheetGrid many = SheetGrid.of(28, 640, 480);
        assertEquals(4. / 3, (double) many.cellWidth() / many.cellHeight(), .02);
        assertTrue(many.cellWidth() < 320, many.toString());
    }
}
