package dev.pathos.assembly;

import dev.pathos.api.run.Problem;
import java.util.List;

/** Faults told to a person: cause and remedy of the first in the first line, then the others. */
final class Refusal extends Problem {
    private static final long serialVersionUID = 1L;

    /** Lines of a message, so that it is read. */
    private static final int LINES = 12;

    private final String others;

    /**
     * Makes a problem of faults.
     *
     * @param faults at least one, the one to be mended first at the front
     */
    Refusal(List<Fault> faults) {
        super(faults.get(0).what(), faults.get(0).where(), faults.get(0).remedy());
        StringBuilder lines = new StringBuilder();
        int shown = faults.size() <= LINES ? faults.size() : LINES - 1;
        faults.subList(1, shown)
                .forEach(fault -> lines.append("\n").append(fault.line().replaceAll("\\R", " ")));
        if (shown < faults.size()) {
            lines.append("\nand ").append(faults.size() - shown).append(" more of this kind");
        }
        others = lines.toString();
    }

    @Override
    public String getMessage() {
        return super.getMessage() + others;
    }
}
