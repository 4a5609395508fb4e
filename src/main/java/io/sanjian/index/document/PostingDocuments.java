package io.sanjian.index.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sanjian.matching.PostingFacts;
import io.sanjian.posting.EnrichedPosting;
import io.sanjian.posting.FactsFactory;
import io.sanjian.posting.Posting;
import io.sanjian.posting.PostingView;
import io.sanjian.reading.PostingReading.Flag;
import io.sanjian.reference.area.Area;
import io.sanjian.reference.area.Areas;
import io.sanjian.reference.cluster.Cluster;
import io.sanjian.reference.cluster.Clusters;
import io.sanjian.reference.trade.Trade;
import io.sanjian.reference.trade.Trades;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;

/** Builds the Lucene document of a posting. Thread-safe. */
@ApplicationScoped
public class PostingDocuments {
    private final FactsFactory facts;
    private final Areas areas;
    private final Trades trades;
    private final Clusters clusters;
    private final ObjectMapper json;

    public PostingDocuments(FactsFactory facts, Areas areas, Trades trades, Clusters clusters, ObjectMapper json) {
        this.facts = facts;
        this.areas = areas;
        this.trades = trades;
        this.clusters = clusters;
        this.json = json;
    }

    public Document of(Posting posting) {
        EnrichedPosting completed = facts.complete(posting);
        PostingFacts known = facts.of(completed);
        Document document = new Document();
        IndexFields.addIdentity(document, posting.key().id(), posting.validity().status(),
                write(PostingView.of(completed)));
        IndexFields.addKeyword(document, IndexFields.SOURCE, posting.key().source());
        IndexFields.addUpdated(document, posting.validity().updatedAt());
        IndexFields.addFacts(document, known, Math.max(known.pay().min(), known.pay().max()));
        areas.districtCodesOf(posting.place().areaCode(), posting.place().townCode())
                .forEach(code -> IndexFields.addKeyword(document, IndexFields.AREA, code));
        areas.current(posting.place().areaCode())
                .ifPresent(area -> IndexFields.addKeyword(document, IndexFields.DISTRICT, area.code()));
        completed.reading().flags()
                .forEach(flag -> IndexFields.addKeyword(document, IndexFields.FLAG, flag.name()));
        boolean undecided = posting.validity().review() == null && completed.reading().flags().contains(Flag.DUBIOUS);
        IndexFields.addKeyword(document, IndexFields.REVIEW, undecided ? IndexFields.UNDECIDED
                : posting.validity().review() == null ? null : posting.validity().review().name());
        IndexFields.addKeyword(document, IndexFields.CLUSTER, posting.work().cluster());
        IndexFields.addText(document, IndexFields.TITLE, posting.text().title());
        IndexFields.addText(document, IndexFields.EMPLOYER, posting.text().employer());
        IndexFields.addText(document, IndexFields.TEXT, posting.text().description());
        IndexFields.addText(document, IndexFields.TEXT, posting.place().address());
        if (posting.text().benefits() != null) {
            posting.text().benefits().forEach(benefit -> IndexFields.addText(document, IndexFields.TEXT, benefit));
        }
        names(posting, known).forEach(name -> IndexFields.addText(document, IndexFields.TEXT, name));
        return document;
    }

    /** Names of the codes, so that a search for 渝北 or 焊工 finds them. */
    private Stream<String> names(Posting posting, PostingFacts known) {
        Stream<String> places = Stream
                .of(posting.place().areaCode(), posting.place().townCode() == null ? "" : posting.place().townCode())
                .flatMap(code -> areas.find(code).stream()).map(Area::name);
        Stream<String> jobs = known.trades().stream().flatMap(code -> trades.find(code).stream()).map(Trade::name);
        Stream<String> cluster =
                Stream.ofNullable(posting.work().cluster()).flatMap(code -> clusters.find(code).stream())
                        .map(Cluster::name);
        return Stream.of(places, jobs, cluster, Stream.of(posting.work().family().label())).flatMap(names -> names);
    }

    private byte[] write(PostingView view) {
        try {
            return json.writeValueAsBytes(view);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a posting always has a JSON form", e);
        }
    }

    /** The stored body of a document. */
    public PostingView read(byte[] bytes, int offset, int length) throws IOException {
        return json.readValue(bytes, offset, length, PostingView.class);
    }
}
