package io.sanjian.index.sync;

import io.sanjian.index.analysis.ChineseAnalyzer;
import io.sanjian.index.analysis.Dictionary;
import io.sanjian.index.document.IndexFields;
import io.sanjian.posting.FactsFactory;
import io.sanjian.reading.PostingReader;
import io.sanjian.reference.area.Areas;
import io.sanjian.reference.cluster.Clusters;
import io.sanjian.reference.trade.Trades;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/**
 * What an index says of itself in its commits: how its fields are laid out, from which tables and rules its values
 * follow, from which database and up to which change it was fed.
 */
@ApplicationScoped
class IndexIdentity {
    private static final String SCHEMA = "schema";
    private static final String CONTENT = "content";
    private static final String FEED = "feed";
    private static final String CURSOR = "cursor";

    private final String content;

    IndexIdentity(Areas areas, Trades trades, Clusters clusters, Dictionary dictionary) {
        content = String.join("/", "facts " + FactsFactory.VERSION, "analyzer " + ChineseAnalyzer.VERSION,
                "reader " + PostingReader.VERSION, "dictionary " + dictionary.fingerprint(),
                "areas " + areas.fingerprint(), "trades " + trades.fingerprint(), "clusters " + clusters.fingerprint());
    }

    /** What to write with a commit. */
    Map<String, String> state(String feedId, FeedCursor cursor) {
        return Map.of(SCHEMA, IndexFields.schema(), CONTENT, content, FEED, feedId, CURSOR, cursor.toString());
    }

    /** Whether an index with this state can be read by this program at all, be it out of date. */
    boolean readable(Map<String, String> state) {
        return IndexFields.schema().equals(state.get(SCHEMA));
    }

    /** Whether an index with this state has the values that this program would give it. */
    boolean upToDate(Map<String, String> state) {
        return readable(state) && content.equals(state.get(CONTENT));
    }

    /** Where to read on, if an index with this state was fed from this database and can be read. */
    Optional<FeedCursor> resume(Map<String, String> state, String feedId) {
        return readable(state) && feedId.equals(state.get(FEED))
                ? Optional.ofNullable(state.get(CURSOR)).map(FeedCursor::parse) : Optional.empty();
    }
}
