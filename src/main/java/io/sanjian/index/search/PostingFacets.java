package io.sanjian.index.search;

import io.sanjian.index.document.IndexFields;
import io.sanjian.index.search.PostingListResponse.Facet;
import io.sanjian.index.search.PostingListResponse.Facets;
import io.sanjian.reference.area.Area;
import io.sanjian.reference.area.Areas;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.trade.Trade;
import io.sanjian.reference.trade.Trades;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Gives the counts of a page their names and order. */
@ApplicationScoped
class PostingFacets {
    private static final int MOST_VALUES = 50;

    private final Areas areas;
    private final Trades trades;

    PostingFacets(Areas areas, Trades trades) {
        this.areas = areas;
        this.trades = trades;
    }

    Facets of(PostingPage page) {
        return new Facets(facets(page, IndexFields.FAMILY, code -> Family.valueOf(code).label()),
                facets(page, IndexFields.DISTRICT, code -> areas.find(code).map(Area::name).orElse(code)),
                facets(page, IndexFields.TRADE, code -> trades.find(code).map(Trade::name).orElse(code)));
    }

    private static List<Facet> facets(PostingPage page, String field, Function<String, String> name) {
        return page.counts().get(field).entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_VALUES)
                .map(entry -> new Facet(entry.getKey(), name.apply(entry.getKey()), entry.getValue()))
                .toList();
    }
}
