package io.sanjian.index;

import java.io.IOException;
import org.apache.lucene.search.IndexSearcher;

/** A read of the index that sees one point in time. The searcher is not to be kept. */
@FunctionalInterface
public interface IndexSearch<T> {

    T run(IndexSearcher searcher) throws IOException;
}
