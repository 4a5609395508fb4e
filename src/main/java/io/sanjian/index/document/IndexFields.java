package io.sanjian.index.document;

import io.sanjian.database.Digests;
import io.sanjian.matching.PostingFacts;
import io.sanjian.posting.PostingStatus;
import io.sanjian.posting.PostingView;
import io.sanjian.reference.area.GeoPoint;
import io.sanjian.reference.terms.EmploymentForm;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.TextNormalizer;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.IntField;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.LatLonDocValuesField;
import org.apache.lucene.document.LatLonPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/**
 * Every field of the index: its name, its type, how it is written and how it is asked for. The writing side and the
 * query side both come here, so that they cannot part.
 */
public final class IndexFields {
    /** Posting id: a term to update by, and a column. */
    public static final String ID = "id";
    /** Who published it. */
    public static final String SOURCE = "source";
    /** What its source calls the posting; unique within a source only. */
    public static final String EXTERNAL_ID = "externalId";
    /** The {@link PostingView} as JSON. */
    public static final String BODY = "body";
    /** {@link PostingFacts} by {@link FactsCodec}. */
    public static final String FACTS = "facts";
    public static final String TITLE = "title";
    public static final String EMPLOYER = "employer";
    /** Everything else that a reader sees: text, benefits, address, names of place, trade, family and cluster. */
    public static final String TEXT = "text";
    public static final String FAMILY = "family";
    public static final String CLUSTER = "cluster";
    /** Every district code, old and new, under which one looks for the post. */
    public static final String AREA = "area";
    /** The district of today, for counting. */
    public static final String DISTRICT = "district";
    public static final String TOWN = "town";
    public static final String TRADE = "trade";
    public static final String STATUS = "status";
    /** Remarks on the advert, as names of {@code PostingReading.Flag}. */
    public static final String FLAG = "flag";
    /** What an officer decided, or {@link #UNDECIDED} where the advert looks like a fraud and nobody has. */
    public static final String REVIEW = "review";
    public static final String UNDECIDED = "OPEN";

    private static final int SCHEMA_VERSION = 6;
    /** Single characters and pairs of the title: finds every title that holds a word, whatever its segmentation. */
    private static final String TITLE_GRAM = "titleGram";
    /** Has its name for a value where nothing but the dates ends the posting: that of {@link PostingFacts#closed()}. */
    private static final String OFFERED = "offered";
    private static final String UPDATED = "updated";
    private static final String PUBLISHED = "published";
    private static final String VALID_THROUGH = "validThrough";
    private static final String AGE_MIN = "ageMin";
    private static final String AGE_MAX = "ageMax";
    private static final String PAY = "pay";
    private static final String PLACE = "place";
    private static final int OPEN_END = Integer.MAX_VALUE;
    private static final int ANY_AGE_FROM = 0;
    private static final int ANY_AGE_TO = 200;
    private static final double METRES_PER_KM = 1000;
    /** By field, what ranking asks for: the length of title and text; a word said twice tells more in a text only. */
    private static final Map<String, FieldType> ANALYZED = Map.of(EMPLOYER, analyzed(IndexOptions.DOCS, false), TITLE,
            analyzed(IndexOptions.DOCS, true), TEXT, analyzed(IndexOptions.DOCS_AND_FREQS, true));

    private IndexFields() {
    }

    private static FieldType analyzed(IndexOptions options, boolean length) {
        FieldType type = new FieldType();
        type.setTokenized(true);
        type.setOmitNorms(!length);
        type.setIndexOptions(options);
        type.freeze();
        return type;
    }

    /** Changes when an index written before can no longer be read as this class would write it. */
    public static String schema() {
        return SCHEMA_VERSION
                + Digests.key(Arrays.toString(Family.values()) + Arrays.toString(EmploymentForm.values())
                        + Arrays.toString(PostingStatus.values()) + Arrays.toString(PostingFacts.Trait.values()));
    }

    static void addIdentity(Document document, long id, PostingStatus status, byte[] body) {
        document.add(new StringField(ID, Long.toString(id), Field.Store.NO));
        document.add(new NumericDocValuesField(ID, id));
        document.add(new KeywordField(STATUS, status.name(), Field.Store.NO));
        document.add(new StoredField(BODY, body));
    }

    static void addFacts(Document document, PostingFacts facts, int bestPay) {
        document.add(new BinaryDocValuesField(FACTS, FactsCodec.encode(facts)));
        document.add(new StringField(EXTERNAL_ID, facts.externalId(), Field.Store.NO));
        if (!facts.closed()) {
            document.add(new StringField(OFFERED, OFFERED, Field.Store.NO));
        }
        addKeyword(document, FAMILY, facts.family().name());
        addKeyword(document, TOWN, facts.place().townCode());
        Set.copyOf(facts.trades()).forEach(trade -> addKeyword(document, TRADE, trade));
        addNumber(document, PUBLISHED, (int) facts.publishedOn().toEpochDay());
        addNumber(document, VALID_THROUGH,
                facts.validThrough() == null ? OPEN_END : (int) facts.validThrough().toEpochDay());
        addNumber(document, AGE_MIN,
                facts.age() == null || facts.age().min() == null ? ANY_AGE_FROM : facts.age().min());
        addNumber(document, AGE_MAX, facts.age() == null || facts.age().max() == null ? ANY_AGE_TO : facts.age().max());
        addNumber(document, PAY, bestPay);
        GeoPoint point = facts.place().point();
        document.add(new LatLonPoint(PLACE, point.lat(), point.lon()));
        document.add(new LatLonDocValuesField(PLACE, point.lat(), point.lon()));
        grams(facts.title()).forEach(gram -> document.add(new StringField(TITLE_GRAM, gram, Field.Store.NO)));
    }

    static void addKeyword(Document document, String field, String value) {
        if (value != null) {
            document.add(new KeywordField(field, value, Field.Store.NO));
        }
    }

    static void addText(Document document, String field, String text) {
        if (text != null && !text.isBlank()) {
            document.add(new Field(field, text, ANALYZED.get(field)));
        }
    }

    static void addUpdated(Document document, Instant updatedAt) {
        if (updatedAt != null) {
            document.add(new LongPoint(UPDATED, updatedAt.toEpochMilli()));
        }
    }

    private static void addNumber(Document document, String field, int number) {
        document.add(new IntField(field, number, Field.Store.NO));
    }

    private static Set<String> grams(String text) {
        int[] points =
                TextNormalizer.normal(text).codePoints().filter(point -> !Character.isWhitespace(point)).toArray();
        Set<String> grams = new LinkedHashSet<>();
        for (int i = 0; i < points.length; i++) {
            grams.add(new String(points, i, 1));
            if (i + 1 < points.length) {
                grams.add(new String(points, i, 2));
            }
        }
        return grams;
    }

    public static Term idTerm(long id) {
        return new Term(ID, Long.toString(id));
    }

    /** The document of a posting in a segment, -1 where it has none. */
    public static int document(LeafReader segment, long id) throws IOException {
        PostingsEnum found = segment.postings(idTerm(id), PostingsEnum.NONE);
        Bits live = segment.getLiveDocs();
        int document = found == null ? DocIdSetIterator.NO_MORE_DOCS : found.nextDoc();
        while (document != DocIdSetIterator.NO_MORE_DOCS) {
            if (live == null || live.get(document)) {
                return document;
            }
            document = found.nextDoc();
        }
        return -1;
    }

    /** Postings that their source calls so. */
    public static Query externalId(String name) {
        return new TermQuery(new Term(EXTERNAL_ID, name));
    }

    /** Terms that every title has which holds this word; a title may have them all and yet not hold it. */
    public static List<Term> titleGrams(String word) {
        Set<String> grams = grams(word);
        return grams.stream().filter(gram -> grams.size() == 1 || gram.codePointCount(0, gram.length()) == 2)
                .map(gram -> new Term(TITLE_GRAM, gram)).toList();
    }

    /** Whether a keyword field has one of these values. */
    public static Query anyOf(String field, Collection<String> values) {
        return KeywordField.newSetQuery(field, values.stream().map(BytesRef::new).toList());
    }

    public static Query updatedSince(Instant time) {
        return LongPoint.newRangeQuery(UPDATED, time.toEpochMilli(), Long.MAX_VALUE);
    }

    /** On offer as far as it is not for dates to say; what has expired by now may have been on offer on an earlier day. */
    public static Query offered() {
        return new TermQuery(new Term(OFFERED, OFFERED));
    }

    /** Valid on a day or without end. */
    public static Query validOn(LocalDate day) {
        return IntField.newRangeQuery(VALID_THROUGH, (int) day.toEpochDay(), OPEN_END);
    }

    /** Open to people of this age, as far as the post says. */
    public static List<Query> openToAge(int age) {
        return List.of(IntField.newRangeQuery(AGE_MIN, Integer.MIN_VALUE, age),
                IntField.newRangeQuery(AGE_MAX, age, Integer.MAX_VALUE));
    }

    /** Known to pay up to this much or more, in yuan per month. */
    public static Query paysAtLeast(int perMonth) {
        return IntField.newRangeQuery(PAY, perMonth, Integer.MAX_VALUE);
    }

    public static Query within(GeoPoint centre, double kilometres) {
        return LatLonPoint.newDistanceQuery(PLACE, centre.lat(), centre.lon(), kilometres * METRES_PER_KM);
    }

    public static SortField newestFirst() {
        return IntField.newSortField(PUBLISHED, true, SortedNumericSelector.Type.MAX);
    }

    public static SortField bestPaidFirst() {
        return IntField.newSortField(PAY, true, SortedNumericSelector.Type.MAX);
    }

    public static SortField nearestFirst(GeoPoint centre) {
        return LatLonDocValuesField.newDistanceSort(PLACE, centre.lat(), centre.lon());
    }

    /** Makes every order total. */
    public static SortField lowestIdFirst() {
        return new SortField(ID, SortField.Type.LONG);
    }
}
