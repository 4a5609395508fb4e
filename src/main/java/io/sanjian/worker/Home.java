package io.sanjian.worker;

import io.sanjian.area.GeoPoint;

/**
 * Where a worker lives.
 *
 * @param areaCode    district, 6 digits, as it was given
 * @param townCode    9 digits, or null
 * @param villageCode 12 digits, or null
 * @param point       or null where not given
 */
public record Home(String areaCode, String townCode, String villageCode, GeoPoint point) {
}
