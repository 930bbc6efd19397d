package dev.pathos.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Table;
import dev.pathos.api.signal.Audio;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What figures and files are made of. */
class FiguresTest {
    @TempDir Path folder;

    @Test
    void should_put_equal_ratios_at_equal_distances() {
        LogAxis axis = new LogAxis(new Axis(0, 2, 0, 200));
        assertEquals(100, axis.at(10), 1e-9);
        assertEquals(axis.at(4) - axis.at(2), axis.at(40) - axis.at(20), 1e-9);
        assertEquals(List.of(1., 2., 5., 10., 20., 50., 100.), axis.ticks());
        assertEquals("0.75", LogAxis.label(.75));
        assertEquals("3.8", LogAxis.label(3.75));
        assertEquals("15", LogAxis.label(15));
        assertEquals("89", LogAxis.label(88.8));
    }

    @Test
    void should_read_chosen_rows_of_a_matrix() throws IOException {
        Path file = folder.resolve("a.npy");
        FullFixture.npy(file, new float[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, -9.5f}});
        NpyFile npy = NpyFile.open(file);
        assertEquals(3, npy.rows());
        assertArrayEquals(new float[][] {{7, 8, -9.5f}, {1, 2, 3}}, npy.read(new int[] {2, 0}));
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 1));
        assertTrue(
                assertThrows(IOException.class, () -> NpyFile.open(file))
                        .getMessage()
                        .contains("ends before its last row"));
        bytes[6] = 2;
        Files.write(file, bytes);
        assertThrows(IOException.class, () -> NpyFile.open(file));
        Files.writeString(file, "\u0093NUM");
        assertThrows(IOException.class, () -> NpyFile.open(file));
    }

    @Test
    void should_find_the_directions_of_the_largest_variance() {
        // along (3, 4) / 5 the points lie at -10, 0, 10 and across it at 1, -2, 1
        float[][] values = {{-6.8f, -7.4f}, {1.6f, -1.2f}, {5.2f, 8.6f}};
        PrincipalComponents pca = PrincipalComponents.of(values, 5);
        assertEquals(2, pca.shares().length);
        // variances 200 and 6 of 206
        assertEquals(200 / 206., pca.shares()[0], 1e-6);
        assertEquals(-10, pca.points()[0][0], 1e-5);
        assertEquals(0, pca.points()[1][0], 1e-5);
        assertEquals(10, pca.points()[2][0], 1e-5);
        assertEquals(2, Math.abs(pca.points()[1][1]), 1e-5);
    }

    @Test
    void should_give_the_same_map_for_the_same_points_and_keep_groups_together() {
        SplittableRandom random = new SplittableRandom(7);
        double[][] points = new double[60][5];
        for (int i = 0; i < points.length; i++) {
            for (int d = 0; d < 5; d++) {
                points[i][d] = random.nextDouble() + (d == i % 2 ? 20 : 0);
            }
        }
        double[][] map = MapSection.umap(points);
        assertArrayEquals(map, MapSection.umap(points));
        List<String> groups =
                java.util.stream.IntStream.range(0, 60).mapToObj(i -> "g" + i % 2).toList();
        assertTrue(new Neighbours(map).share(groups) > .95);
    }

    @Test
    void should_map_as_few_points_as_there_are() {
        double[][] map = MapSection.umap(new double[][] {{0, 1}, {1, 0}, {5, 5}});
        assertEquals(3, map.length);
        assertTrue(Double.isFinite(map[2][1]));
    }

    @Test
    void should_map_points_that_all_coincide() {
        double[][] map = MapSection.umap(new double[30][4]);
        for (double[] point : map) {
            assertTrue(Double.isFinite(point[0]) && Double.isFinite(point[1]));
        }
        PrincipalComponents pca = PrincipalComponents.of(new float[30][4], 50);
        assertEquals(0, pca.shares()[0]);
        assertEquals(0, pca.points()[7][3]);
    }

    @Test
    void should_count_what_neighbours_have_in_common() {
        // on a line: a a b b; each point has all three others as neighbours
        Neighbours near = new Neighbours(new double[][] {{0}, {1}, {10}, {11}});
        assertEquals(1 / 3., near.share(List.of("a", "a", "b", "b")), 1e-12);
        assertEquals(1 / 3., Neighbours.chance(List.of("a", "a", "b", "b")), 1e-12);
        assertEquals(1, Neighbours.chance(List.of("a", "a", "a")), 1e-12);
    }

    @Test
    void should_be_loudest_in_the_band_of_a_tone() {
        float[] tone = new float[16_000];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (float) (.5 * Math.sin(2 * Math.PI * 1000 * i / 16_000));
        }
        Spectrogram s = Spectrogram.of(Audio.of(16_000, tone), 0, tone.length);
        // 1000 Hz lie at 1000 of 2840 mel: band 28.5 of the 81 steps, counted from 1
        float[] row = s.decibels()[s.decibels().length / 2];
        int loudest = 0;
        for (int b = 0; b < row.length; b++) {
            loudest = row[b] > row[loudest] ? b : loudest;
        }
        assertTrue(loudest == 27 || loudest == 28, "band " + loudest);
        assertEquals(0, row[loudest], .5);
        assertEquals(-Spectrogram.RANGE, row[79], 1e-6);
        assertEquals(1, s.seconds(), 1e-9);
        assertEquals(1, Spectrogram.height(8000, 16_000), 1e-12);
    }

    @Test
    void should_look_at_a_long_sound_less_often_and_at_a_short_one_all_the_same() {
        Audio hour = Audio.of(16_000, new float[16_000 * 60]);
        assertTrue(Spectrogram.of(hour, 0, hour.length()).decibels().length <= 461);
        assertEquals(1, Spectrogram.of(hour, 5, 3).decibels().length);
    }

    @Test
    void should_grow_brighter_with_every_step_of_the_colours() {
        IndexColorModel colours = Picture.cubehelix();
        double before = -1;
        for (int i = 0; i < colours.getMapSize(); i++) {
            double light =
                    .3 * colours.getRed(i) + .59 * colours.getGreen(i) + .11 * colours.getBlue(i);
            assertTrue(light > before, "colour " + i);
            before = light;
        }
        assertEquals(0, colours.getRGB(0) & 0xFFFFFF);
        assertEquals(0xFFFFFF, colours.getRGB(colours.getMapSize() - 1) & 0xFFFFFF);
    }

    @Test
    void should_close_every_shape_where_it_began() {
        for (int kind = 0; kind < Marker.KINDS; kind++) {
            String path = Marker.path(kind, 10, 20, 4);
            assertTrue(path.startsWith("M10 20m") && path.endsWith("z"), path);
        }
        assertEquals(Marker.style(1), Marker.style(1 + Marker.KINDS));
    }

    @Test
    void should_print_as_it_is_what_means_something_to_latex() {
        assertEquals(
                "50 \\% of \\$3 \\& \\#1\\_a\\textasciicircum{}2 \\{x\\}"
                        + "\\textasciitilde{}\\textbackslash{} \\textless{}b\\textgreater{}",
                LatexTable.escaped("50 % of $3 & #1_a^2 {x}~\\ <b>"));
        assertEquals("a b", LatexTable.escaped("a\nb\u0007"));
        Table table =
                new Table("A & B", List.of("x", "n"), List.of(List.of("[1]", "2")), List.of("5 %"));
        String tex = LatexTable.of("a-b", table);
        assertTrue(tex.contains("\\caption{A \\& B}\n\\label{tab:a-b}\n\\begin{tabular}{lr}"), tex);
        // a bracket after the end of a line would be its argument
        assertTrue(tex.contains("\\midrule\n{}[1] & 2 \\\\\n\\bottomrule"), tex);
        assertTrue(tex.contains("\\footnotesize 5 \\%\n"), tex);
    }

    @Test
    void should_quote_in_csv_only_what_needs_it_and_keep_names_apart() throws IOException {
        Table table =
                new Table(
                        "t", List.of("a", "b,c"), List.of(List.of("say \"x\"", "l\nm")), List.of());
        assertEquals("a,\"b,c\"\n\"say \"\"x\"\"\",\"l\nm\"\n", Tables.csv(table));
        Tables tables = new Tables();
        tables.link("A: <b>!", table, new Markup());
        tables.link("a b", table, new Markup());
        tables.link("...", table, new Markup());
        tables.save(folder);
        for (String file : List.of("a-b.csv", "a-b-2.tex", "table.csv")) {
            assertTrue(Files.exists(folder.resolve("tables").resolve(file)), file);
        }
    }

    @Test
    void should_draw_no_chart_of_speakers_that_could_not_be_seen() {
        List<String> many =
                java.util.stream.IntStream.range(0, 200).mapToObj(i -> "s" + i).toList();
        PartitionFacts.Part part = new PartitionFacts.Part(1, many, java.util.Map.of());
        Markup out = new Markup();
        new SpeakerChart(List.of(new PartitionFacts("p", java.util.Map.of("test", part))))
                .write(out);
        assertFalse(out.toString().contains("<svg"));
    }
}
