package io.sanjian.index.nativeimage;

import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.TargetClass;

/** The provider in plain Java. */
@TargetClass(className = "org.apache.lucene.internal.vectorization.DefaultVectorizationProvider")
final class TargetDefaultVectorizationProvider {
    @Alias
    TargetDefaultVectorizationProvider() {
    }
}
