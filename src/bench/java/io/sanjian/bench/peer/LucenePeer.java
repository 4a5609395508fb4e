package io.sanjian.bench.peer;

import io.sanjian.matching.PostingFacts;
import io.sanjian.matching.PostingFacts.Trait;
import io.sanjian.matching.Profile;
import io.sanjian.matching.Weights;
import io.sanjian.reference.area.GeoPoint;
import io.sanjian.reference.terms.EmploymentForm;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.LatLonDocValuesField;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.IOUtils;

/**
 * Lucene as it comes: one {@link BooleanQuery}, rules as filters, trades (or words, by BM25) as the scoring clause,
 * distance and freshness as distance features, pay and preferences as constant boosts, all with Sanjian's weights.
 */
final class LucenePeer implements Peer {
    private static final FieldType WORDS = new FieldType();
    private static final String YES = "1";
    private static final double METRES_PER_KM = 1000;
    /** Half of the points are left here. */
    private static final double PIVOT_KM = 30;
    private static final long PIVOT_DAYS = 21;
    private static final int OLDEST = 200;

    static {
        WORDS.setTokenized(false);
        WORDS.setOmitNorms(false);
        WORDS.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        WORDS.freeze();
    }

    private final Path folder;
    private DirectoryReader reader;
    private IndexSearcher searcher;

    LucenePeer(Path folder) {
        this.folder = folder;
    }

    @Override
    public void load(List<Post> posts) throws IOException {
        close();
        MMapDirectory directory = new MMapDirectory(folder);
        IndexWriterConfig config = new IndexWriterConfig(null).setOpenMode(IndexWriterConfig.OpenMode.CREATE)
                .setRAMBufferSizeMB(128);
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            for (Post post : posts) {
                writer.addDocument(document(post));
            }
        }
        reader = DirectoryReader.open(directory);
        searcher = new IndexSearcher(reader);
    }

    private static Document document(Post post) {
        PostingFacts facts = post.facts();
        Document document = new Document();
        for (String name : List.of(facts.externalId(), facts.employerKey(), facts.duplicateKey())) {
            document.add(new StoredField("hit", name));
        }
        if (post.trade(0) != null) {
            keyword(document, "trade1", post.trade(0));
        }
        facts.trades().forEach(trade -> keyword(document, "trade", trade));
        post.needs().forEach(certificate -> keyword(document, "needs", certificate));
        facts.traits().forEach(trait -> keyword(document, "trait", trait.name()));
        keyword(document, "family", facts.family().name());
        flag(document, "closed", facts.closed() || post.dubious());
        flag(document, "minorsBarred", post.minorsBarred());
        flag(document, "site", post.site());
        flag(document, "partTime", facts.form() != EmploymentForm.FULL_TIME);
        flag(document, "age", facts.age() != null);
        Integer ageMin = facts.age() == null ? null : facts.age().min();
        Integer ageMax = facts.age() == null ? null : facts.age().max();
        document.add(new IntPoint("ageMin", ageMin == null ? 0 : ageMin));
        document.add(new IntPoint("ageMax", ageMax == null ? OLDEST : ageMax));
        document.add(new IntPoint("pay", facts.pay().max() >= 0 ? facts.pay().max() : facts.pay().min()));
        GeoPoint point = facts.place().point();
        document.add(new LatLonPoint("place", point.lat(), point.lon()));
        document.add(new LatLonDocValuesField("place", point.lat(), point.lon()));
        document.add(new LongField("published", facts.publishedOn().toEpochDay(), Field.Store.NO));
        LocalDate end = facts.validThrough();
        document.add(new LongField("end", end == null ? Long.MAX_VALUE : end.toEpochDay(), Field.Store.NO));
        Bigrams.of(facts.title()).forEach(gram -> document.add(new Field("title", gram, WORDS)));
        Bigrams.of(post.text()).forEach(gram -> document.add(new Field("text", gram, WORDS)));
        return document;
    }

    @Override
    public List<Hit> search(Question question, int limit) throws IOException {
        List<Hit> hits = new ArrayList<>(limit);
        StoredFields stored = searcher.storedFields();
        for (ScoreDoc found : searcher.search(query(question), limit).scoreDocs) {
            String[] values = stored.document(found.doc).getValues("hit");
            hits.add(new Hit(values[0], values[1], values[2]));
        }
        return hits;
    }

    private static Query query(Question question) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        query.add(question.byTrades() ? trades(question) : words(question), Occur.MUST);
        rules(question, query);
        boosts(question, query);
        return query.build();
    }

    /** The first trade of the advert counts in full, any other for a little less. */
    private static Query trades(Question question) {
        List<Query> kinds = new ArrayList<>();
        question.tradesByPoints().forEach((points, trades) -> {
            kinds.add(constant(anyOf("trade1", trades), points));
            if (points > Weights.LATER_WISH_COST) {
                kinds.add(constant(anyOf("trade", trades), points - Weights.LATER_WISH_COST));
            }
        });
        return new DisjunctionMaxQuery(kinds, 0);
    }

    private static Query words(Question question) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (String gram : question.bigrams()) {
            any.add(new BoostQuery(new TermQuery(new Term("title", gram)), 2), Occur.SHOULD);
            any.add(new TermQuery(new Term("text", gram)), Occur.SHOULD);
        }
        return any.build();
    }

    private static void rules(Question question, BooleanQuery.Builder query) {
        Profile person = question.profile();
        query.add(LongField.newRangeQuery("end", person.at().toEpochDay(), Long.MAX_VALUE), Occur.FILTER);
        query.add(IntPoint.newRangeQuery("ageMin", 0, person.age()), Occur.FILTER);
        query.add(IntPoint.newRangeQuery("ageMax", person.age(), OLDEST), Occur.FILTER);
        query.add(term("closed", YES), Occur.MUST_NOT);
        query.add(anyOf("needs", question.missing()), Occur.MUST_NOT);
        if (question.minor()) {
            query.add(term("minorsBarred", YES), Occur.MUST_NOT);
        }
        if (question.noSites()) {
            query.add(term("site", YES), Occur.MUST_NOT);
        }
        if (question.noWelfare()) {
            query.add(term("family", Family.PUBLIC_WELFARE.name()), Occur.MUST_NOT);
        }
        if (!person.barredTrades().isEmpty()) {
            query.add(anyOf("trade1", person.barredTrades()), Occur.MUST_NOT);
        }
        if (person.maxDistanceKm() != null) {
            GeoPoint home = person.home().point();
            query.add(LatLonPoint.newDistanceQuery("place", home.lat(), home.lon(),
                    person.maxDistanceKm() * METRES_PER_KM), Occur.FILTER);
        }
    }

    private static void boosts(Question question, BooleanQuery.Builder query) {
        Profile person = question.profile();
        GeoPoint home = person.home().point();
        query.add(LatLonPoint.newDistanceFeatureQuery("place", Weights.DISTANCE_MAX, home.lat(), home.lon(),
                PIVOT_KM * METRES_PER_KM), Occur.SHOULD);
        query.add(LongField.newDistanceFeatureQuery("published", Weights.FRESHNESS_MAX, person.at().toEpochDay(),
                PIVOT_DAYS), Occur.SHOULD);
        if (person.expectedPay() > 0) {
            query.add(constant(IntPoint.newRangeQuery("pay", -1, -1), Weights.PAY_UNKNOWN), Occur.SHOULD);
            Weights.Step before = Weights.PAY_STEPS.getFirst();
            for (Weights.Step step : Weights.PAY_STEPS.subList(1, Weights.PAY_STEPS.size())) {
                int least = (int) Math.ceil(step.x() / 100 * person.expectedPay());
                query.add(constant(IntPoint.newRangeQuery("pay", least, Integer.MAX_VALUE),
                        step.points() - before.points()), Occur.SHOULD);
                before = step;
            }
        }
        for (Family family : Family.values()) {
            int points = person.families().contains(family) ? Weights.PREFERENCE_BASE + Weights.FAMILY_ASKED
                    : family == Family.PUBLIC_WELFARE ? 0 : Weights.PREFERENCE_BASE;
            if (points > 0) {
                query.add(constant(term("family", family.name()), points), Occur.SHOULD);
            }
        }
        for (Wish wish : person.wishes()) {
            query.add(constant(wish == Wish.PART_TIME ? term("partTime", YES) : term("trait", wish.name()),
                    Weights.WISH_MET), Occur.SHOULD);
        }
        boolean older = person.age() >= Weights.OLDER_FROM;
        query.add(constant(older ? term("trait", Trait.OLDER_WELCOME.name()) : term("age", YES),
                older ? Weights.AGE_MAX : 1), Occur.SHOULD);
    }

    @Override
    public long mebibytes() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum() / (1024 * 1024);
        }
    }

    @Override
    public String memory() {
        return "index mapped from the page cache";
    }

    private static Query constant(Query query, int points) {
        return new BoostQuery(new ConstantScoreQuery(query), points);
    }

    private static Query term(String field, String value) {
        return new TermQuery(new Term(field, value));
    }

    private static Query anyOf(String field, Collection<String> values) {
        return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }

    private static void keyword(Document document, String field, String value) {
        document.add(new StringField(field, value, Field.Store.NO));
    }

    private static void flag(Document document, String field, boolean set) {
        if (set) {
            keyword(document, field, YES);
        }
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            IOUtils.close(reader, reader.directory());
            reader = null;
        }
    }
}
