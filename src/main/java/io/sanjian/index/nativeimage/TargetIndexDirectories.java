package io.sanjian.index.nativeimage;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;

/**
 * ADR 0030. Memory-mapped files are unmapped through shared arenas, which native images do not have; with this the
 * whole of MMapDirectory, madvise and java.lang.foreign stays out of the image.
 */
@TargetClass(className = "io.sanjian.index.IndexDirectories")
final class TargetIndexDirectories {
    @Substitute
    static Directory open(Path path) throws IOException {
        return new NIOFSDirectory(path);
    }
}
