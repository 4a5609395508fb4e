package io.sanjian.reference.area;

import java.time.LocalDate;

/**
 * A unit of administration as it was in one period.
 *
 * @param code      6 digits (city, district, functional area), 9 (town) or 12 (village)
 * @param name      official name
 * @param parent    code of the unit that it belongs to in this period; null for the city
 * @param point     its centre, or null where none is known ({@link Areas#place} falls back)
 * @param validFrom first day, or null for "before all dates in use"
 * @param validTo   last day, included, or null where it still exists
 */
public record Area(String code, String name, AreaLevel level, String parent, GeoPoint point, LocalDate validFrom,
        LocalDate validTo) {

    /** Whether it existed on this day. */
    public boolean inForce(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || !day.isAfter(validTo));
    }

    /** Whether the tables know of no end. */
    public boolean inForce() {
        return validTo == null;
    }
}
