package io.sanjian.index.search;

import io.sanjian.posting.PostingView;
import java.util.List;

/**
 * One page of postings.
 *
 * @param nextCursor null on the last page
 * @param total      postings in all pages
 * @param facets     postings in all pages per family, district and trade
 */
public record PostingListResponse(List<PostingView> items, String nextCursor, long total, Facets facets) {

    /** Each with the most frequent first; a posting of two trades counts under both. */
    public record Facets(List<Facet> family, List<Facet> area, List<Facet> trade) {
    }

    /**
     * @param code value to filter by
     * @param name its name in Chinese
     */
    public record Facet(String code, String name, int count) {
    }
}
