package io.sanjian.index;

import io.sanjian.index.analysis.ChineseAnalyzer;
import io.sanjian.index.analysis.Dictionary;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.IOUtils;
import org.jboss.logging.Logger;

/**
 * The index of this process over its life: which generation serves, how a new one takes over. Any thread may search;
 * one thread, that of the synchronisation, does all else.
 */
@ApplicationScoped
public class PostingIndex {
    private static final Logger LOG = Logger.getLogger(PostingIndex.class);

    private final IndexConfig config;
    private final Analyzer analyzer;
    private final ChineseAnalyzer queryAnalyzer;
    private final SegmentWarmer warmer;
    private final AtomicReference<DamagedIndexException> damage = new AtomicReference<>();
    private IndexFolder folder;
    private volatile IndexGeneration serving;

    public PostingIndex(IndexConfig config, Dictionary dictionary, SegmentWarmer warmer) {
        this.config = config;
        this.analyzer = ChineseAnalyzer.forTexts(dictionary);
        this.queryAnalyzer = ChineseAnalyzer.forQueries(dictionary);
        this.warmer = warmer;
    }

    /** The terms by which words are found in texts. */
    public List<String> terms(String words) {
        return queryAnalyzer.terms(words);
    }

    /**
     * Takes the folder for this process.
     *
     * @throws IndexInUseException if another process has it
     */
    public void lock() throws IOException {
        if (folder == null) {
            folder = new IndexFolder(config.directory());
        }
    }

    /** The generation that served last, not yet serving; empty where there is none or its files are damaged. */
    public Optional<IndexGeneration> openCurrent() throws IOException {
        Optional<Path> path = folder.current();
        if (path.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new IndexGeneration(path.get(), OpenMode.APPEND, analyzer, config, warmer));
        } catch (LockObtainFailedException e) {
            throw new IndexInUseException(path.get(), e);
        } catch (IOException | RuntimeException e) {
            LOG.warnf("The index in %s cannot be read and will be built again: %s", path.get(), e);
            return Optional.empty();
        }
    }

    /** A new, empty generation beside the serving one. */
    public IndexGeneration create() throws IOException {
        return new IndexGeneration(folder.next(), OpenMode.CREATE, analyzer, config, warmer);
    }

    /**
     * From now on searches see this generation, after a restart too; all others are closed and removed, as far as they
     * can be: what stays lying is removed with the next change.
     *
     * @throws IOException if a restart might not find it. It is closed then and does not serve, and is removed unless a
     *                     restart would find it all the same
     */
    public void serve(IndexGeneration generation) throws IOException {
        try {
            folder.setCurrent(generation.path());
        } catch (IOException | RuntimeException e) {
            giveUp(generation, e);
            throw e;
        }
        IndexGeneration before = serving;
        serving = generation;
        damage.set(null);
        removeFormer(before == generation ? null : before, generation);
    }

    private void giveUp(IndexGeneration generation, Exception cause) {
        // It would keep its lock, and could never be opened again.
        IOUtils.closeWhileHandlingException(generation);
        try {
            if (folder.current().filter(generation.path()::equals).isEmpty()) {
                folder.remove(generation.path());
            }
        } catch (IOException | RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    /** Nothing that goes wrong with those before is a fault of what serves now. */
    private void removeFormer(IndexGeneration before, IndexGeneration now) {
        try {
            IOUtils.close(before);
        } catch (IOException | RuntimeException e) {
            LOG.warnf(e, "The former index in %s did not close cleanly", before.path());
        }
        try {
            folder.removeAllBut(now.path());
        } catch (IOException | RuntimeException e) {
            LOG.warn("Former indexes could not be removed", e);
        }
    }

    /** Prepares what serves for matches, as far as the warmer sees need. */
    public void warm() {
        search(searcher -> {
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                warmer.warm(leaf.reader());
            }
            return null;
        });
    }

    /** Closes and removes a generation that is not to serve. */
    public void discard(IndexGeneration generation) throws IOException {
        generation.close();
        folder.remove(generation.path());
    }

    public Optional<IndexGeneration> serving() {
        return Optional.ofNullable(serving);
    }

    /** What a search found broken since the last change of generations, once. */
    public Optional<DamagedIndexException> takeDamage() {
        return Optional.ofNullable(damage.getAndSet(null));
    }

    /**
     * Runs a search on the serving generation.
     *
     * @throws ProblemException NOT_READY while there is none, or the one that serves is damaged
     */
    public <T> T search(IndexSearch<T> search) {
        while (true) {
            IndexGeneration generation = serving;
            if (generation == null) {
                throw new ProblemException(ProblemType.NOT_READY, "The index is being built");
            }
            try {
                return generation.search(search);
            } catch (AlreadyClosedException e) {
                if (generation == serving) {
                    throw e;
                }
            } catch (DamagedIndexException e) {
                damage.set(e);
                throw new ProblemException(ProblemType.NOT_READY, "The index is damaged and is being built again");
            }
        }
    }

    /** Ends everything without a commit. */
    public void close() throws IOException {
        IndexGeneration last = serving;
        IndexFolder own = folder;
        serving = null;
        folder = null;
        IOUtils.close(last, own);
    }
}
