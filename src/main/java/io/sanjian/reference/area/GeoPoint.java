package io.sanjian.reference.area;

/**
 * A place on earth, WGS-84.
 *
 * @param lat degrees north
 * @param lon degrees east
 */
public record GeoPoint(double lat, double lon) {
    private static final double EARTH_DIAMETER_KM = 12_742;

    /** Great-circle distance in kilometres (haversine, mean earth radius 6371 km). */
    public double kilometresTo(GeoPoint other) {
        double sinLat = Math.sin(Math.toRadians(other.lat - lat) / 2);
        double sinLon = Math.sin(Math.toRadians(other.lon - lon) / 2);
        double h = sinLat * sinLat
                + Math.cos(Math.toRadians(lat)) * Math.cos(Math.toRadians(other.lat)) * sinLon * sinLon;
        return EARTH_DIAMETER_KM * arcSine(Math.sqrt(Math.min(1, h)));
    }

    /** Java computes an arc sine in software; below 640 km four terms of its series are as exact and ten times as fast. */
    private static double arcSine(double x) {
        double square = x * x;
        return x > 0.05 ? Math.asin(x) : x * (1 + square * (1 / 6.0 + square * (3 / 40.0 + square * (15 / 336.0))));
    }
}
