package io.sanjian.support;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.sanjian.index.IndexGeneration;
import io.sanjian.index.PostingIndex;
import io.sanjian.index.SegmentWarmer;
import io.sanjian.index.analysis.Dictionary;
import io.sanjian.index.analysis.DomainDictionary;
import io.sanjian.index.document.PostingDocuments;
import io.sanjian.matching.Matcher;
import io.sanjian.matching.RuleSettings;
import io.sanjian.posting.FactsFactory;
import io.sanjian.posting.Posting;
import io.sanjian.reading.PostingReader;
import io.sanjian.reference.area.Areas;
import io.sanjian.reference.area.Roads;
import io.sanjian.reference.cluster.Clusters;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trades;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** An index in a folder of the test's own, without application and database. */
public final class MemoryIndex implements AutoCloseable {
    public static final Areas AREAS = Areas.load();
    public static final Trades TRADES = Trades.load(Certificates.load());
    public static final Certificates CERTIFICATES = Certificates.load();
    public static final Clusters CLUSTERS = Clusters.load();
    public static final Dictionary DICTIONARY = DomainDictionary.of(AREAS, TRADES, CERTIFICATES, CLUSTERS);
    public static final Matcher JUDGE = new Matcher(TRADES, CERTIFICATES, RuleSettings.DEFAULT, Roads.load());
    public static final FactsFactory FACTS = new FactsFactory(AREAS, new PostingReader(TRADES, CERTIFICATES));
    private static final ObjectMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).build();
    public static final PostingDocuments DOCUMENTS = new PostingDocuments(FACTS, AREAS, TRADES, CLUSTERS, JSON);

    public final PostingIndex index;
    private final IndexGeneration generation;

    public MemoryIndex(Path folder, SegmentWarmer warmer) throws IOException {
        index = new PostingIndex(TestIndexConfig.in(folder, Map.of()), DICTIONARY, warmer);
        index.lock();
        generation = index.create();
        index.serve(generation);
    }

    public void put(Posting posting) throws IOException {
        generation.put(posting.key().id(), DOCUMENTS.of(posting));
    }

    public void delete(long id) throws IOException {
        generation.delete(id);
    }

    /** What was put becomes visible, as a segment of its own. */
    public void refresh() throws IOException {
        generation.refresh();
    }

    public void commit() throws IOException {
        generation.commit(Map.of());
    }

    @Override
    public void close() throws IOException {
        index.close();
    }
}
