package io.sanjian.index.search;

import io.sanjian.index.SegmentWarmer;
import io.sanjian.matching.PostingFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.lucene.index.IndexReader.CacheHelper;
import org.apache.lucene.index.IndexReader.CacheKey;
import org.apache.lucene.index.LeafReader;

/**
 * The facts of all open segments. A segment's facts are decoded at the first match that meets it and kept as long as the
 * segment lives, whatever is deleted from it; a process that never matches never loads them. Once matches are made,
 * merged segments are loaded before searches see them, so that no match waits for 300,000 facts.
 */
@ApplicationScoped
public class FactsCache implements SegmentWarmer {
    private final ConcurrentMap<CacheKey, Entry> entries = new ConcurrentHashMap<>();
    private volatile boolean used;

    private static final class Entry {
        private SegmentFacts facts;

        synchronized SegmentFacts get(LeafReader segment) throws IOException {
            if (facts == null) {
                facts = SegmentFacts.load(segment);
            }
            return facts;
        }
    }

    SegmentFacts of(LeafReader segment) throws IOException {
        used = true;
        return load(segment);
    }

    /** The facts of one document, without loading those of its whole segment. */
    PostingFacts of(LeafReader segment, int document) throws IOException {
        Entry entry = entries.get(segment.getCoreCacheHelper().getKey());
        return entry != null ? entry.get(segment).of(document) : SegmentFacts.decode(segment, document);
    }

    private SegmentFacts load(LeafReader segment) throws IOException {
        CacheHelper core = segment.getCoreCacheHelper();
        Entry entry = entries.get(core.getKey());
        if (entry == null) {
            entry = new Entry();
            Entry other = entries.putIfAbsent(core.getKey(), entry);
            if (other == null) {
                core.addClosedListener(entries::remove);
            } else {
                entry = other;
            }
        }
        return entry.get(segment);
    }

    @Override
    public void warm(LeafReader segment) throws IOException {
        if (used) {
            load(segment);
        }
    }
}
