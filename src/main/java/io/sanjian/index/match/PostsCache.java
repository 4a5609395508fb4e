package io.sanjian.index.match;

import io.sanjian.index.IndexConfig;
import io.sanjian.index.SegmentWarmer;
import io.sanjian.matching.Judge;
import io.sanjian.matching.Outliner;
import io.sanjian.matching.PostingFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.lucene.index.IndexReader.CacheHelper;
import org.apache.lucene.index.IndexReader.CacheKey;
import org.apache.lucene.index.LeafReader;

/**
 * The posts of all open segments. A segment's posts are decoded at the first match that meets it and kept as long as the
 * segment lives, whatever is deleted from it; a process that never matches never loads them, unless
 * {@link IndexConfig#loadAtStart} wants it. Once matches are made, merged segments are loaded before searches see them, so
 * that no match waits for 300,000 posts.
 */
@ApplicationScoped
public class PostsCache implements SegmentWarmer {
    private final Outliner outliner;
    private final ConcurrentMap<CacheKey, Entry> entries = new ConcurrentHashMap<>();
    private volatile boolean used;

    public PostsCache(Judge judge, IndexConfig config) {
        this.outliner = judge.outliner();
        this.used = config.loadAtStart();
    }

    private final class Entry {
        private volatile SegmentPosts posts;

        synchronized SegmentPosts get(LeafReader segment) throws IOException {
            if (posts == null) {
                posts = SegmentPosts.load(segment, outliner);
            }
            return posts;
        }
    }

    SegmentPosts of(LeafReader segment) throws IOException {
        used = true;
        return load(segment);
    }

    /** The facts of one document, without loading its whole segment. */
    PostingFacts of(LeafReader segment, int document) throws IOException {
        Entry entry = entries.get(segment.getCoreCacheHelper().getKey());
        return entry != null ? entry.get(segment).of(document) : SegmentPosts.decode(segment, document);
    }

    private SegmentPosts load(LeafReader segment) throws IOException {
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

    /** How many segments are in memory. */
    int segments() {
        return (int) entries.values().stream().filter(entry -> entry.posts != null).count();
    }

    @Override
    public void warm(LeafReader segment) throws IOException {
        if (used) {
            load(segment);
        }
    }
}
