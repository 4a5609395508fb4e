package io.sanjian.index.sync;

import io.sanjian.index.IndexConfig;
import io.sanjian.index.document.PostingDocuments;
import io.sanjian.posting.Posting;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.document.Document;
import org.jboss.logging.Logger;

/** Builds the documents of many postings on a few threads: reading adverts is what indexing takes its time for. */
@ApplicationScoped
class DocumentPool {
    private static final Logger LOG = Logger.getLogger(DocumentPool.class);
    private static final int SHARE = 64;

    private final PostingDocuments documents;
    private final ExecutorService threads;
    private final Set<Long> refused = ConcurrentHashMap.newKeySet();

    DocumentPool(PostingDocuments documents, IndexConfig config) {
        this.documents = documents;
        this.threads = Executors.newFixedThreadPool(config.builders(),
                Thread.ofPlatform().daemon().name("index-builder-", 1).factory());
    }

    /** What is done with a document that was built. */
    interface Sink {
        void accept(long id, Document document) throws IOException;
    }

    /**
     * Builds the documents of these postings and hands each to the sink, in no set order; returns when all are done. A
     * posting that cannot be turned into a document is logged and left out: one bad row must not stop the others.
     */
    void build(List<Posting> postings, Sink sink) throws IOException {
        List<Future<?>> shares = new ArrayList<>();
        for (int from = 0; from < postings.size(); from += SHARE) {
            List<Posting> share = postings.subList(from, Math.min(postings.size(), from + SHARE));
            shares.add(threads.submit(() -> {
                buildShare(share, sink);
                return null;
            }));
        }
        for (Future<?> share : shares) {
            await(share);
        }
    }

    private void buildShare(List<Posting> share, Sink sink) throws IOException {
        for (Posting posting : share) {
            Document document;
            try {
                document = documents.of(posting);
            } catch (RuntimeException e) {
                if (refused.add(posting.key().id())) {
                    LOG.errorf(e, "Posting %d (%s %s) cannot be indexed", posting.key().id(), posting.key().source(),
                            posting.key().externalId());
                }
                continue;
            }
            refused.remove(posting.key().id());
            sink.accept(posting.key().id(), document);
        }
    }

    private static void await(Future<?> share) throws IOException {
        try {
            share.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException cause -> throw cause;
                case UncheckedIOException cause -> throw cause.getCause();
                // As it is: whether the writer has closed itself is for the caller to see.
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                default -> throw new IllegalStateException("building documents failed", e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while building documents", e);
        }
    }

    /** Ids of postings that cannot be turned into documents; a proof of completeness does not ask for them. */
    Set<Long> refused() {
        return Set.copyOf(refused);
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
