package io.sanjian.index.search;

import io.sanjian.compute.ComputeExecutor;
import io.sanjian.index.PostingIndex;
import io.sanjian.index.document.IndexFields;
import io.sanjian.index.document.PostingDocuments;
import io.sanjian.posting.PostingView;
import io.sanjian.posting.PostingViews;
import io.sanjian.reference.area.Areas;
import io.sanjian.reference.area.GeoPoint;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopFieldDocs;
import org.apache.lucene.util.BytesRef;

/**
 * Reads postings from the index alone. What returns a Uni works on the executor; all else blocks on file access and is
 * called there, or in the background.
 */
@ApplicationScoped
public class PostingSearch implements PostingViews {
    private static final double METRES_PER_KM = 1000;
    private static final Pattern ID = Pattern.compile("\\d{1,18}");
    /** External ids are unique within a source, and there are not this many sources. */
    private static final int MOST_OF_ONE_NAME = 1000;
    private static final Set<String> BODY_ONLY = Set.of(IndexFields.BODY);

    private final PostingIndex index;
    private final PostingDocuments documents;
    private final PostingQueries queries;
    private final Areas areas;
    private final ComputeExecutor executor;

    PostingSearch(PostingIndex index, PostingDocuments documents, PostingQueries queries, Areas areas,
            ComputeExecutor executor) {
        this.areas = areas;
        this.executor = executor;
        this.index = index;
        this.documents = documents;
        this.queries = queries;
    }

    /** As {@link #get}, on the executor. */
    Uni<Optional<PostingView>> find(long id) {
        return executor.call(() -> get(id));
    }

    /** The posting as it is stored, contact included; empty where it is not in the index (withdrawn, or never known). */
    public Optional<PostingView> get(long id) {
        return Optional.ofNullable(getAll(List.of(id)).get(id));
    }

    @Override
    public Map<Long, PostingView> getAll(Collection<Long> ids) {
        return index.search(searcher -> {
            StoredFields stored = searcher.storedFields();
            Map<Long, PostingView> views = LinkedHashMap.newLinkedHashMap(ids.size());
            for (long id : ids) {
                for (LeafReaderContext leaf : searcher.getLeafContexts()) {
                    int document = IndexFields.document(leaf.reader(), id);
                    if (document >= 0) {
                        views.put(id, read(stored, leaf.docBase + document));
                    }
                }
            }
            return views;
        });
    }

    @Override
    public List<PostingView> named(String idOrExternalId) {
        if (ID.matcher(idOrExternalId).matches()) {
            Optional<PostingView> byId = get(Long.parseLong(idOrExternalId));
            if (byId.isPresent()) {
                return List.of(byId.get());
            }
        }
        return index.search(searcher -> read(searcher, searcher.search(IndexFields.externalId(idOrExternalId),
                MOST_OF_ONE_NAME, new Sort(IndexFields.lowestIdFirst())).scoreDocs));
    }

    /** One page of the postings asked for, with the total and the counts of all pages. */
    Uni<PostingPage> find(PostingQuery question) {
        return executor.call(() -> index.search(searcher -> {
            FieldDoc after = question.cursor() == null ? null : question.cursor().place();
            String weights =
                    question.cursor() == null ? queries.weights(question, searcher) : question.cursor().weights();
            Object[] results = searcher.search(queries.of(question, weights), new MultiCollectorManager(
                    new TopFieldCollectorManager(question.order().sort(question.near()), question.limit() + 1, after,
                            Integer.MAX_VALUE),
                    PostingCounts.manager()));
            return page(searcher, question, weights, (TopFieldDocs) results[0], (PostingCounts) results[1]);
        }));
    }

    private PostingPage page(IndexSearcher searcher, PostingQuery question, String weights, TopFieldDocs top,
            PostingCounts counts)
            throws IOException {
        boolean more = top.scoreDocs.length > question.limit();
        ScoreDoc[] shown = more ? Arrays.copyOf(top.scoreDocs, question.limit()) : top.scoreDocs;
        PageCursor next = more ? PageCursor.after(question, weights, (FieldDoc) shown[shown.length - 1]) : null;
        List<PostingView> items = read(searcher, shown);
        if (question.near() != null) {
            items.replaceAll(item -> item.at(kilometres(question.near(), item)));
        }
        return new PostingPage(items, counts.total(),
                PostingCounts.FIELDS.stream().collect(Collectors.toMap(Function.identity(), counts::of)), next);
    }

    /** As in matching: from the post's own point, or its town's or district's; to the metre. */
    private double kilometres(GeoPoint from, PostingView item) {
        GeoPoint to = areas.place(item.areaCode(), item.townCode(), item.location()).point();
        return Math.round(from.kilometresTo(to) * METRES_PER_KM) / METRES_PER_KM;
    }

    private List<PostingView> read(IndexSearcher searcher, ScoreDoc[] found) throws IOException {
        StoredFields stored = searcher.storedFields();
        List<PostingView> views = new ArrayList<>(found.length);
        for (ScoreDoc hit : found) {
            views.add(read(stored, hit.doc));
        }
        return views;
    }

    private PostingView read(StoredFields stored, int document) throws IOException {
        BytesRef body = stored.document(document, BODY_ONLY).getBinaryValue(IndexFields.BODY);
        return documents.read(body.bytes, body.offset, body.length);
    }
}
