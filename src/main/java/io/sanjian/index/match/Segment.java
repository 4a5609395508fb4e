package io.sanjian.index.match;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.Bits;

/**
 * A segment as one search sees it.
 *
 * @param live documents that are not deleted, or null where none is
 */
record Segment(LeafReaderContext leaf, SegmentPostings posts, Bits live) {

    boolean isLive(int document) {
        return live == null || live.get(document);
    }

    int countLive(int[] documents) {
        if (live == null) {
            return documents.length;
        }
        int count = 0;
        for (int document : documents) {
            count += live.get(document) ? 1 : 0;
        }
        return count;
    }
}
