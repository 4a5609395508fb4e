package io.sanjian.index.match;

import io.sanjian.index.IndexConfig;
import io.sanjian.index.SegmentWarmer;
import io.sanjian.matching.Matcher;
import io.sanjian.matching.PostingFacts;
import io.sanjian.matching.ProfileMatcher;
import io.sanjian.matching.bound.NodeBoundsBuilder;
import io.sanjian.matching.bound.ScoreBounds;
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
public class PostingCache implements SegmentWarmer {
    private final NodeBoundsBuilder outliner;
    private final ConcurrentMap<CacheKey, Entry> entries = new ConcurrentHashMap<>();
    private volatile boolean used;

    public PostingCache(Matcher judge, IndexConfig config) {
        this.outliner = new NodeBoundsBuilder(judge);
        this.used = config.loadAtStart();
    }

    /** What can be told for a profile from the outlines of these posts. */
    ScoreBounds bounds(ProfileMatcher judge) {
        return outliner.bounds(judge);
    }

    private final class Entry {
        private volatile SegmentPostings posts;

        synchronized SegmentPostings get(LeafReader segment) throws IOException {
            if (posts == null) {
                posts = SegmentPostings.load(segment, outliner);
            }
            return posts;
        }
    }

    SegmentPostings of(LeafReader segment) throws IOException {
        used = true;
        return load(segment);
    }

    /** The facts of one document, without loading its whole segment. */
    PostingFacts of(LeafReader segment, int document) throws IOException {
        Entry entry = entries.get(segment.getCoreCacheHelper().getKey());
        return entry != null ? entry.get(segment).of(document) : SegmentPostings.decode(segment, document);
    }

    private SegmentPostings load(LeafReader segment) throws IOException {
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
