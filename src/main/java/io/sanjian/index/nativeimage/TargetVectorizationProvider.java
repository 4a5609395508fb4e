package io.sanjian.index.nativeimage;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;

/** The other provider needs the module jdk.incubator.vector, which would have to link at build time. */
@TargetClass(className = "org.apache.lucene.internal.vectorization.VectorizationProvider")
final class TargetVectorizationProvider {
    @Substitute
    static TargetVectorizationProvider lookup(boolean testMode) {
        return (TargetVectorizationProvider) (Object) new TargetDefaultVectorizationProvider();
    }
}
