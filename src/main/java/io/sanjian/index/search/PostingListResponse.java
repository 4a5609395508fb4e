package io.sanjian.index.search;

import io.sanjian.posting.PostingView;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One page of postings.
 *
 * @param nextCursor null on the last page
 * @param total      postings in all pages
 * @param facets     postings in all pages per family, district and trade
 */
public record PostingListResponse(List<PostingView> items, @Nullable String nextCursor, long total,
        @Nullable Facets facets) {

    /** Each with the most frequent first; a posting of two trades counts under both. */
    @Schema(name = "Facets")
    public record Facets(List<Facet> family, List<Facet> area, List<Facet> trade) {
    }

    /**
     * @param code value to filter by
     * @param name its name in Chinese
     */
    @Schema(name = "Facet")
    public record Facet(String code, String name, int count) {
    }
}
