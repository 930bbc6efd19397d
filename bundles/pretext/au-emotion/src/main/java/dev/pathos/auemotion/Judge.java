package dev.pathos.auemotion;

import dev.pathos.api.face.FaceTrack;
import dev.pathos.api.task.Sample;
import dev.pathos.api.task.Target;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Finds the contest that a face is judged in, and judges it.
 *
 * @param recognizer names the emotion
 * @param confidence the least confidence of a frame that counts
 * @param missing what becomes of a face whose track lacks units
 */
record Judge(Recognizer recognizer, double confidence, Missing missing) {
    /**
     * What a sample's face shows.
     *
     * @return empty if there is no face
     */
    Optional<Expression> look(Sample sample) throws IOException {
        Optional<FaceTrack> face = sample.face();
        return face.map(track -> Expression.of(track, confidence));
    }

    /** Why a face cannot be judged whatever the contest is; empty if it may be. */
    static Optional<String> obstacle(Optional<Expression> face) {
        if (face.isEmpty()) {
            return Optional.of("no face");
        }
        if (!face.get().hasUnits()) {
            return Optional.of("no action units");
        }
        return face.get().frames() == 0 ? Optional.of("no valid frame") : Optional.empty();
    }

    /**
     * Judges.
     *
     * @param face the face, or none
     * @param common the emotions that every training face can show, by index
     * @return the index of a prototype, their number for neutral, or none with a reason
     */
    Target of(Optional<Expression> face, List<Integer> common) {
        Optional<String> obstacle = obstacle(face);
        if (obstacle.isPresent()) {
            return Target.none(obstacle.get());
        }
        List<Integer> decidable = recognizer.decidable(face.get());
        List<Integer> contest =
                switch (missing) {
                    case LEAVE_OUT -> decidable;
                    case COMMON -> common;
                    case NONE -> recognizer.all();
                };
        if (contest.size() < recognizer.fewest()) {
            return Target.none("fewer than two emotions can be decided by its action units");
        }
        Optional<String> unknown =
                contest.stream()
                        .filter(e -> !decidable.contains(e))
                        .findFirst()
                        .map(e -> recognizer.missing(e, face.get()).get(0));
        return unknown.isPresent()
                ? Target.none("no " + recognizer.presence() + " of " + unknown.get())
                : recognizer.recognize(face.get(), contest);
    }
}
