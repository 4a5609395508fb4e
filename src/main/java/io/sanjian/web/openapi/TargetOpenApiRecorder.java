package io.sanjian.web.openapi;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import io.quarkus.smallrye.openapi.runtime.OpenApiRecorder;
import io.quarkus.smallrye.openapi.runtime.filter.AutoSecurityFilter;
import java.util.List;
import java.util.Map;

/** Called at start. */
@TargetClass(OpenApiRecorder.class)
final class TargetOpenApiRecorder {
    @Substitute
    public void prepareDocument(AutoSecurityFilter security, Map<RunStage, List<String>> filters, String name) {
        LateDescription.putOff(security, filters, name);
    }
}
