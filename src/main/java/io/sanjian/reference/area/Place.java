package io.sanjian.reference.area;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where a post or a home is, as exactly as is known.
 *
 * @param areaCode district, 6 digits, as it was given
 * @param townCode town or street, 9 digits, or null
 * @param point    coordinates, never null: the centre of the town or district where nothing better is known
 * @param precision what {@code point} is the position of
 */
public record Place(String areaCode, String townCode, GeoPoint point, Precision precision) {

    /** What a coordinate stands for; an answer says so when it is not the exact spot. */
    @Schema(name = "LocationPrecision")
    public enum Precision {
        EXACT, TOWN, DISTRICT
    }
}
