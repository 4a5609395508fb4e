package io.sanjian.index;

import java.io.IOException;
import org.apache.lucene.index.LeafReader;

/** Prepares a segment: a merged one before searches see it, those of an index that begins to serve. */
@FunctionalInterface
public interface SegmentWarmer {

    void warm(LeafReader segment) throws IOException;
}
