package io.sanjian.index;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;

/** How index files are read: memory-mapped on a JVM; a native image has another {@link #open} (ADR 0030). */
final class IndexDirectories {

    private IndexDirectories() {
    }

    static Directory open(Path path) throws IOException {
        return new MMapDirectory(path);
    }
}
