package io.sanjian.index;

import io.sanjian.index.document.AdvertSimilarity;
import io.sanjian.index.document.IndexFields;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.IOUtils;

/**
 * One Lucene directory with its only writer. What is put becomes visible by {@link #refresh} and durable by
 * {@link #commit}; closing does neither, so that whatever ends the process, the last commit is what is found again.
 */
public final class IndexGeneration implements Closeable {
    private final Path path;
    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;

    IndexGeneration(Path path, OpenMode mode, Analyzer analyzer, IndexConfig config, SegmentWarmer warmer)
            throws IOException {
        this.path = path;
        directory = IndexDirectories.open(path);
        IndexWriter opened = null;
        try {
            opened = new IndexWriter(directory, writerConfig(mode, analyzer, config, warmer));
            searchers = new SearcherManager(opened, new Ranking());
        } catch (IOException | RuntimeException e) {
            IOUtils.closeWhileHandlingException(opened, directory);
            throw e;
        }
        writer = opened;
    }

    private static final class Ranking extends SearcherFactory {
        private final Similarity similarity = new AdvertSimilarity();

        @Override
        public IndexSearcher newSearcher(IndexReader reader, IndexReader previous) throws IOException {
            IndexSearcher searcher = super.newSearcher(reader, previous);
            searcher.setSimilarity(similarity);
            return searcher;
        }
    }

    private static IndexWriterConfig writerConfig(OpenMode mode, Analyzer analyzer, IndexConfig config,
            SegmentWarmer warmer) {
        IndexWriterConfig writerConfig = new IndexWriterConfig(analyzer).setOpenMode(mode)
                .setRAMBufferSizeMB(config.ramBuffer().asLongValue() / (1024.0 * 1024)).setCommitOnClose(false)
                .setSimilarity(new AdvertSimilarity())
                // A refresh must not wait for merges: a change is to be found within a second.
                .setMaxFullFlushMergeWaitMillis(0);
        writerConfig.setMergedSegmentWarmer(warmer::warm);
        return writerConfig;
    }

    public Path path() {
        return path;
    }

    /** Adds a posting that is known not to be there. */
    public void add(Document document) throws IOException {
        writer.addDocument(document);
    }

    /** Adds or replaces a posting. */
    public void put(long id, Document document) throws IOException {
        writer.updateDocument(IndexFields.idTerm(id), document);
    }

    public void delete(long id) throws IOException {
        writer.deleteDocuments(IndexFields.idTerm(id));
    }

    /** Makes all that was put visible. */
    public void refresh() throws IOException {
        searchers.maybeRefreshBlocking();
    }

    /** Makes all that was put durable, together with what the index says of itself. */
    public void commit(Map<String, String> state) throws IOException {
        writer.setLiveCommitData(state.entrySet());
        writer.commit();
    }

    /** Whether a commit would make anything durable that is not, be it only what merges have made of it. */
    public boolean hasUncommitted() {
        return writer.hasUncommittedChanges();
    }

    /** What the index said of itself at the last commit. */
    public Map<String, String> committed() {
        Map<String, String> state = new HashMap<>();
        Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
        if (data != null) {
            data.forEach(entry -> state.put(entry.getKey(), entry.getValue()));
        }
        return state;
    }

    /**
     * Begins to merge all into one segment, beside everything else: after much was put at once, one large tree of posts
     * is searched several times faster than some ten of a tenth its size.
     */
    public void compact() throws IOException {
        writer.forceMerge(1, false);
    }

    /** Number of postings that are visible. */
    public int documents() {
        return search(searcher -> searcher.getIndexReader().numDocs());
    }

    /** Reads every file once and compares it with its checksum. */
    public void checkIntegrity() throws IOException {
        IndexSearcher searcher = searchers.acquire();
        try {
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                leaf.reader().checkIntegrity();
            }
        } finally {
            searchers.release(searcher);
        }
    }

    /**
     * @throws org.apache.lucene.store.AlreadyClosedException once closed
     * @throws DamagedIndexException if files cannot be read
     */
    public <T> T search(IndexSearch<T> search) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                return search.run(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException | InternalError e) {
            // The error: a mapped file has become shorter than it was.
            throw new DamagedIndexException(path, e);
        }
    }

    /** Ends writing and reading without a commit; searches under way end undisturbed. */
    @Override
    public void close() throws IOException {
        IOUtils.close(searchers, writer, directory);
    }
}
