package io.sanjian.index;

import java.io.IOException;
import org.apache.lucene.index.LeafReader;

/** Prepares a merged segment before searches see it. */
@FunctionalInterface
public interface SegmentWarmer {

    void warm(LeafReader segment) throws IOException;
}
