package dev.pathos.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pathos.api.run.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartsOfTheReportTest {
    @TempDir Path folder;

    private Cell cell() {
        Path at = folder.resolve("joint-fold1-seed-3-2.5pct");
        return Cell.of(at).orElseThrow();
    }

    @Test
    void should_parse_measures_as_the_pipeline_writes_them() {
        assertEquals(Optional.of(new Measure(61.2, 58, 64.4)), Measure.parse("61.2 [58.0, 64.4]"));
        assertEquals(Optional.of(new Measure(-1, -2.5, .5)), Measure.parse("-1.0 [-2.5, 0.5]"));
        assertFalse(Measure.parse("NaN [NaN, NaN]").orElseThrow().drawable());
        assertFalse(Measure.parse("50.0 [NaN, NaN]").orElseThrow().hasInterval());
        assertEquals(Optional.empty(), Measure.parse("61.2"));
        assertEquals(Optional.empty(), Measure.parse("arm [a, b]"));
        assertTrue(Measure.isNumber("5 %") && Measure.isNumber("-") && Measure.isNumber("12.5"));
        assertTrue(Measure.isNumber("3 min 05 s") && Measure.isNumber("1 h 02 min"));
        assertFalse(Measure.isNumber("5 percent") || Measure.isNumber(""));
    }

    @Test
    void should_place_values_and_round_ticks_on_an_axis() {
        Axis axis = new Axis(0, 10, 100, 0);
        assertEquals(75, axis.at(2.5));
        assertEquals(List.of(0., 2., 4., 6., 8., 10.), axis.ticks(5));
        assertEquals("4", axis.label(4, 5));
        Axis fine = new Axis(.42, .71, 0, 100);
        assertEquals(3, fine.ticks(4).size());
        assertEquals("0.5", fine.label(fine.ticks(4).get(0), 4));
        assertEquals("0", new Axis(-1, 1, 0, 1).label(-0.0, 2));
        Axis single = Axis.over(3, 3, 0, 10);
        assertEquals(5, single.at(3));
    }

    @Test
    void should_draw_no_point_when_a_value_is_not_finite() {
        Table table =
                new Table(
                        "t",
                        List.of("arm", "F1"),
                        List.of(List.of("a", "NaN [NaN, NaN]"), List.of("b", "50.0 [NaN, NaN]")),
                        List.of());
        Markup out = new Markup();
        new ForestPlot(table).write(out);
        String svg = out.toString();
        assertEquals(2, svg.split("<circle").length);
        assertFalse(svg.contains("NaN"));
        assertFalse(svg.contains("whisker"));
    }

    @Test
    void should_read_what_is_quoted_and_leave_out_a_row_cut_short() throws IOException {
        Path file = folder.resolve("a.csv");
        Files.writeString(file, "x,y\n\"a,\"\"b\"\"\nc\",1\r\n,2\n\"\",3\nonly one\n");
        List<List<String>> rows = new ArrayList<>();
        CsvFile.read(file, List.of("x", "y"), rows::add);
        assertEquals(List.of(List.of("a,\"b\"\nc", "1"), List.of("", "2"), List.of("", "3")), rows);
        assertThrows(IOException.class, () -> CsvFile.read(file, List.of("x", "z"), rows::add));
    }

    @Test
    void should_know_a_cell_by_its_folder() {
        Cell cell = cell();
        assertEquals("joint", cell.arm());
        assertEquals(1, cell.fold());
        assertEquals(-3, cell.seed());
        assertEquals(2.5, cell.budget());
        assertEquals(Cell.State.NOT_BEGUN, cell.state());
        assertEquals(Optional.empty(), Cell.of(folder.resolve("checkpoints")));
        assertTrue(Cell.of(folder.resolve("a-fold0-fold1-seed2-pretrain")).get().pretraining());
    }

    @Test
    void should_break_a_line_where_a_value_is_not_finite_and_mark_where_a_segment_begins()
            throws IOException {
        Cell cell = cell();
        Files.createDirectories(cell.folder());
        Files.writeString(
                cell.folder().resolve("metrics.csv"),
                "step,epoch,segment,part,task,metric,value\n"
                        + "1,0,0,valid,t,loss,1.0\n2,1,0,valid,t,loss,NaN\n"
                        + "3,2,1,valid,t,loss,0.5\n4,3,1,valid,t,loss,0.4\n5,4,1,valid,t,loss,\n"
                        + "6,5,1,val");
        List<Curve> curves = Curve.of(cell);
        assertEquals(1, curves.size());
        assertEquals(4, curves.get(0).points().size());
        assertEquals(new Curve.Point(3, 1, .5), curves.get(0).points().get(2));
        Markup out = new Markup();
        new CurvePlot(curves, curves).write("arm", "", out);
        String svg = out.toString();
        String path = svg.replaceAll("(?s).*<path d=\"([^\"]*)\".*", "$1");
        assertEquals("MML", path.replaceAll("[^ML]", ""), path);
        assertEquals(2, svg.split("class=\"segment\"").length);
    }

    @Test
    void should_keep_the_last_point_when_a_long_line_is_thinned() {
        List<Curve.Point> points = new ArrayList<>();
        for (int e = 1; e <= 1000; e++) {
            points.add(new Curve.Point(e, 0, 1. / e));
        }
        List<Curve> curves = List.of(new Curve(cell(), "train", "t", "loss", points));
        Markup out = new Markup();
        new CurvePlot(curves, curves).write("arm", "", out);
        String path = out.toString().replaceAll("(?s).*<path d=\"([^\"]*)\".*", "$1");
        int drawn = path.replaceAll("[^ML]", "").length();
        assertTrue(drawn > 150 && drawn <= 241, drawn + " points");
        // the last epoch lies 10 px from the right edge of 260
        assertTrue(path.contains("L250 "), path);
    }

    @Test
    void should_count_targets_of_the_training_part_and_reasons_for_none() throws IOException {
        Cell cell = cell();
        Files.createDirectories(cell.folder());
        StringBuilder csv = new StringBuilder("task,part,utterance,target,reason\n");
        csv.append("energy,train,a,high,\nenergy,train,b,low,\nenergy,train,c,,tie\n");
        csv.append("energy,train,d,high,\nenergy,test,e,high,\n");
        for (int i = 0; i <= 100; i++) {
            csv.append("quantity,train,u").append(i).append(',').append(i).append(",\n");
        }
        Files.writeString(cell.folder().resolve("targets.csv"), csv);
        Map<String, Map<String, Histogram>> histograms = Histogram.of(cell);
        Histogram energy = histograms.get("energy").get("train");
        assertEquals(Map.of("high", 2L, "low", 1L), energy.targets());
        assertEquals(Map.of("tie", 1L), energy.reasons());
        assertEquals(4, energy.all());
        // 0..100 in ten equal intervals: the last holds its upper end, too
        Histogram quantity = histograms.get("quantity").get("train");
        assertEquals(10, quantity.targets().size());
        assertEquals(11, quantity.targets().get("90.00 to 100.0"));
        assertEquals(101, quantity.present());
    }

    @Test
    void should_say_durations_and_shares_as_people_do() {
        assertEquals("59 s", Words.duration(59));
        assertEquals("3 min 05 s", Words.duration(185));
        assertEquals("1 h 02 min", Words.duration(3725));
        assertEquals("-", Words.duration(Double.NaN));
        assertEquals("12.5 %", Words.share(1, 8));
        assertEquals("5 %", Words.percent(5));
        assertEquals("0.5 %", Words.percent(.5));
    }
}
