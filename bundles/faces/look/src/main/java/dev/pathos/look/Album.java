package dev.pathos.look;

import dev.pathos.api.corpus.Video;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gathers the pictures of a contact sheet while a video goes by: some spread evenly, and some
 * wanted.
 */
final class Album {
    private static final int EVENLY = 24;

    /** Pixels of a kept picture's longer side. */
    private static final int SIDE = 420;

    private final Seen seen;
    private final Map<Integer, String> wanted;
    private final Spread spread = new Spread(EVENLY, SIDE);
    private final Map<Integer, Thumbnail> found = new TreeMap<>();

    /**
     * Keeps nothing yet.
     *
     * @param seen the track
     * @param wanted why frames of it are wanted
     */
    Album(Seen seen, Map<Integer, String> wanted) {
        this.seen = seen;
        this.wanted = wanted;
    }

    /** Looks at the next picture in time, and the track's frame of it. */
    void offer(Video.Picture picture, int frame) {
        spread.offer(picture);
        if (wanted.containsKey(frame) && closer(picture.seconds(), frame)) {
            found.put(frame, Thumbnail.of(picture, SIDE));
        }
    }

    private boolean closer(double seconds, int frame) {
        double time = seen.track().timestamps()[frame];
        Thumbnail before = found.get(frame);
        return before == null || Math.abs(seconds - time) < Math.abs(before.seconds() - time);
    }

    /** The pictures in the order of time. */
    List<SheetPicture> pictures() {
        Map<Double, SheetPicture> all = new TreeMap<>();
        for (Thumbnail thumbnail : spread.chosen()) {
            int frame = seen.at(thumbnail.seconds());
            all.put(thumbnail.seconds(), new SheetPicture(thumbnail, frame, ""));
        }
        found.forEach(
                (frame, thumbnail) ->
                        all.put(
                                thumbnail.seconds(),
                                new SheetPicture(thumbnail, frame, wanted.get(frame))));
        return new ArrayList<>(all.values());
    }
}
