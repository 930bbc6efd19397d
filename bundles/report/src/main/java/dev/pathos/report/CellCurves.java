package dev.pathos.report;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** The curves of every cell, read once for all sections that show some of them. */
final class CellCurves {
    private final Experiment experiment;
    private List<Curve> curves;
    private final List<String> damaged = new ArrayList<>();

    CellCurves(Experiment experiment) {
        this.experiment = experiment;
    }

    /** The curves, cell by cell. */
    List<Curve> all() {
        if (curves == null) {
            List<Curve> read = new ArrayList<>();
            for (Cell cell : experiment.cells()) {
                if (Files.exists(cell.folder().resolve("metrics.csv"))) {
                    try {
                        read.addAll(Curve.of(cell));
                    } catch (IOException e) {
                        damaged.add("cells/" + cell.id() + ": " + e.getMessage());
                    }
                }
            }
            curves = List.copyOf(read);
        }
        return curves;
    }

    /** What could not be read and why. */
    List<String> damaged() {
        all();
        return List.copyOf(damaged);
    }
}
