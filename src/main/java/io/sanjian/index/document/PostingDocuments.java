package io.sanjian.index.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sanjian.area.Area;
import io.sanjian.area.Areas;
import io.sanjian.cluster.Cluster;
import io.sanjian.cluster.Clusters;
import io.sanjian.matching.PostingFacts;
import io.sanjian.posting.Posting;
import io.sanjian.reading.PostingReading.Flag;
import io.sanjian.trade.Trade;
import io.sanjian.trade.Trades;
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
        Completed completed = facts.complete(posting);
        PostingFacts known = facts.of(completed);
        Document document = new Document();
        PostingFields.addIdentity(document, posting.id(), posting.status(), write(PostingView.of(completed)));
        PostingFields.addFacts(document, known, Math.max(known.payMin(), known.payMax()));
        areas.districtCodesOf(posting.areaCode(), posting.townCode())
                .forEach(code -> PostingFields.addKeyword(document, PostingFields.AREA, code));
        areas.current(posting.areaCode())
                .ifPresent(area -> PostingFields.addKeyword(document, PostingFields.DISTRICT, area.code()));
        completed.reading().flags()
                .forEach(flag -> PostingFields.addKeyword(document, PostingFields.FLAG, flag.name()));
        boolean undecided = posting.review() == null && completed.reading().flags().contains(Flag.DUBIOUS);
        PostingFields.addKeyword(document, PostingFields.REVIEW, undecided ? PostingFields.UNDECIDED
                : posting.review() == null ? null : posting.review().name());
        PostingFields.addKeyword(document, PostingFields.CLUSTER, posting.cluster());
        PostingFields.addText(document, PostingFields.TITLE, posting.title());
        PostingFields.addText(document, PostingFields.EMPLOYER, posting.employer());
        PostingFields.addText(document, PostingFields.TEXT, posting.description());
        PostingFields.addText(document, PostingFields.TEXT, posting.address());
        if (posting.benefits() != null) {
            posting.benefits().forEach(benefit -> PostingFields.addText(document, PostingFields.TEXT, benefit));
        }
        names(posting, known).forEach(name -> PostingFields.addText(document, PostingFields.TEXT, name));
        return document;
    }

    /** Names of the codes, so that a search for 渝北 or 焊工 finds them. */
    private Stream<String> names(Posting posting, PostingFacts known) {
        Stream<String> places = Stream.of(posting.areaCode(), posting.townCode() == null ? "" : posting.townCode())
                .flatMap(code -> areas.find(code).stream()).map(Area::name);
        Stream<String> jobs = known.trades().stream().flatMap(code -> trades.find(code).stream()).map(Trade::name);
        Stream<String> cluster = Stream.ofNullable(posting.cluster()).flatMap(code -> clusters.find(code).stream())
                .map(Cluster::name);
        return Stream.of(places, jobs, cluster, Stream.of(posting.family().label())).flatMap(names -> names);
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
