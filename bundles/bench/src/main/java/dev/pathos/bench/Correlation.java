package dev.pathos.bench;

/** Pearson's correlation of pairs that come one by one, from moments updated as in Welford 1962. */
final class Correlation {
    private long count;
    private double meanX;
    private double meanY;
    private double sumXx;
    private double sumYy;
    private double sumXy;

    void add(double x, double y) {
        count++;
        double fromX = x - meanX;
        double fromY = y - meanY;
        meanX += fromX / count;
        meanY += fromY / count;
        sumXx += fromX * (x - meanX);
        sumYy += fromY * (y - meanY);
        sumXy += fromX * (y - meanY);
    }

    long count() {
        return count;
    }

    /** The coefficient; NaN where one of both is constant. */
    double r() {
        double r = sumXy / Math.sqrt(sumXx * sumYy);
        return Double.isFinite(r) ? Math.max(-1, Math.min(1, r)) : Double.NaN;
    }
}
