package io.sanjian.index.nativeimage;

import com.oracle.svm.core.annotate.Alias;
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

/** The other provider needs the module jdk.incubator.vector, which would have to link at build time. */
@TargetClass(className = "org.apache.lucene.internal.vectorization.VectorizationProvider")
final class TargetVectorizationProvider {
    @Substitute
    static TargetVectorizationProvider lookup(boolean testMode) {
        return (TargetVectorizationProvider) (Object) new TargetDefaultVectorizationProvider();
    }
}

/** The provider in plain Java. */
@TargetClass(className = "org.apache.lucene.internal.vectorization.DefaultVectorizationProvider")
final class TargetDefaultVectorizationProvider {
    @Alias
    TargetDefaultVectorizationProvider() {
    }
}
