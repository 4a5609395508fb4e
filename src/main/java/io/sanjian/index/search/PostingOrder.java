package io.sanjian.index.search;

import io.sanjian.index.document.IndexFields;
import io.sanjian.reference.area.GeoPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;

/** Orders of a posting list. Each ends with newest first, then lowest id, and is thereby total. */
public enum PostingOrder {
    /** Where the words were found: title, trade, employer, text. */
    RELEVANCE,
    NEWEST,
    /** From the point searched near. */
    DISTANCE,
    /** The greater of both ends per month; unknown pay last. */
    PAY;

    /** The name in the API. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Types of the sort values: f(loat), d(ouble), i(nteger), l(ong). */
    String valueTypes() {
        return switch (this) {
            case RELEVANCE -> "fil";
            case DISTANCE -> "dil";
            case PAY -> "iil";
            case NEWEST -> "il";
        };
    }

    Sort sort(GeoPoint near) {
        List<SortField> fields = new ArrayList<>();
        switch (this) {
            case RELEVANCE -> fields.add(SortField.FIELD_SCORE);
            case DISTANCE -> fields.add(IndexFields.nearestFirst(near));
            case PAY -> fields.add(IndexFields.bestPaidFirst());
            case NEWEST -> {
            }
        }
        fields.add(IndexFields.newestFirst());
        fields.add(IndexFields.lowestIdFirst());
        return new Sort(fields.toArray(SortField[]::new));
    }
}
