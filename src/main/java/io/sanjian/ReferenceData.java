package io.sanjian;

import io.sanjian.index.analysis.Dictionary;
import io.sanjian.index.analysis.DomainDictionary;
import io.sanjian.reading.PostingReader;
import io.sanjian.reading.SpeechReader;
import io.sanjian.reference.area.Areas;
import io.sanjian.reference.area.Roads;
import io.sanjian.reference.cluster.Clusters;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trades;

/**
 * Everything that follows from the reference tables alone. It is read and checked when this class is initialised: on a
 * JVM at start, for a native executable when it is built, so that the tables are part of the executable and its start
 * reads none of them (ADR 0062). A fault in a table ends the one or the other with
 * {@link io.sanjian.reference.table.ReferenceDataException}.
 */
final class ReferenceData {
    static final Areas AREAS = Areas.load();
    static final Roads ROADS = Roads.load();
    static final Clusters CLUSTERS = Clusters.load();
    static final Certificates CERTIFICATES = Certificates.load();
    static final Trades TRADES = Trades.load(CERTIFICATES);
    static final Dictionary DICTIONARY = DomainDictionary.of(AREAS, TRADES, CERTIFICATES, CLUSTERS);
    static final SpeechReader SPEECH_READER = new SpeechReader(TRADES, CERTIFICATES);
    static final PostingReader POSTING_READER = new PostingReader(TRADES, CERTIFICATES);

    private ReferenceData() {
    }
}
