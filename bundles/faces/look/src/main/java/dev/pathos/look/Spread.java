package dev.pathos.look;

import dev.pathos.api.corpus.Video;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps pictures spread evenly over a video whose length nobody knows: whenever there are too many,
 * every other one goes, and those to come have twice the distance.
 */
final class Spread {
    /** So many times the pictures wanted are kept at most; the more, the more even. */
    private static final int MANY = 4;

    private final int wanted;
    private final int side;
    private List<Thumbnail> kept = new ArrayList<>();
    private double distance;
    private double due = Double.NEGATIVE_INFINITY;
    private Video.Picture last;

    /**
     * Keeps nothing yet.
     *
     * @param wanted how many pictures are wanted in the end
     * @param side pixels of the longer side that is kept
     */
    Spread(int wanted, int side) {
        this.wanted = wanted;
        this.side = side;
    }

    /** Looks at the next picture in time. */
    void offer(Video.Picture picture) {
        last = picture;
        if (picture.seconds() < due) {
            return;
        }
        kept.add(Thumbnail.of(picture, side));
        if (kept.size() > MANY * wanted) {
            thin();
        }
        due = kept.get(kept.size() - 1).seconds() + distance;
    }

    private void thin() {
        List<Thumbnail> half = new ArrayList<>();
        for (int i = 0; i < kept.size(); i += 2) {
            half.add(kept.get(i));
        }
        kept = half;
        double seconds = half.get(half.size() - 1).seconds() - half.get(0).seconds();
        distance = seconds / (half.size() - 1) * (1 - 1e-6);
    }

    /** As many as wanted, the first and the last picture among them; all if there were fewer. */
    List<Thumbnail> chosen() {
        List<Thumbnail> all = new ArrayList<>(kept);
        if (last != null && all.get(all.size() - 1).seconds() < last.seconds()) {
            all.add(Thumbnail.of(last, side));
        }
        if (all.size() <= wanted) {
            return List.copyOf(all);
        }
        double[] times = all.stream().mapToDouble(Thumbnail::seconds).toArray();
        double step = (times[times.length - 1] - times[0]) / (wanted - 1);
        Set<Thumbnail> chosen = new LinkedHashSet<>();
        for (int i = 0; i < wanted; i++) {
            chosen.add(all.get(Series.nearest(times, times[0] + i * step)));
        }
        return List.copyOf(chosen);
    }
}
