package io.sanjian.area;

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
        return EARTH_DIAMETER_KM * Math.asin(Math.sqrt(Math.min(1, h)));
    }
}
