package dev.pathos.landmarks;

import dev.pathos.api.run.Problem;
import java.util.List;

/** What to do where models are concerned. */
final class Advice {
    /** About a model that does not fit. */
    static final String UNFIT =
            "remove it and add the right one; docs/face-models.md tells what fits";

    private Advice() {}

    /** What to know where there is no model. */
    static List<String> none() {
        return List.of(
                "There is none, and none comes with Pathos, because of the licences of such models"
                        + " and of what they were trained on. The part motion works without one.",
                "What fits: an ONNX file that takes one picture, 1 x 3 x N x N floats, cut around a"
                        + " face, and gives 136 values: x and y of the 68 points of iBUG's scheme.",
                "If you have one: models add <file> --name <name>. If you know where one lies:"
                        + " models fetch <url> --name <name> --sha256 <digest>.",
                "docs/face-models.md tells more.");
    }

    /** Which model is used. */
    static List<String> choice(List<String> names) {
        return names.size() == 1
                ? List.of("models verify " + names.get(0) + " looks into it and runs it once.")
                : List.of(
                        "None is used by default, for there are several: name one by the key model"
                                + " of the part landmarks.",
                        "models verify looks into all and runs each once.");
    }

    /** That there is no model. */
    static Problem nothing(ModelFolder folder) {
        return new Problem(
                "there is no landmark model",
                folder.path().toString(),
                "add one with models add or models fetch (the command models tells which fit), or"
                        + " use the part motion, which needs none");
    }
}
