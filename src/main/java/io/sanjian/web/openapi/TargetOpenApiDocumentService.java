package io.sanjian.web.openapi;

import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.quarkus.smallrye.openapi.OpenApiFilter.RunStage;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentHolder;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.quarkus.smallrye.openapi.runtime.filter.AutoSecurityFilter;
import io.smallrye.openapi.runtime.io.Format;
import java.util.List;
import java.util.Map;

/** Called by whoever reads the description. */
@TargetClass(OpenApiDocumentService.class)
public final class TargetOpenApiDocumentService {
    @Alias
    private static OpenApiDocumentHolder EMPTY_DOCUMENT;
    @Alias
    private Map<String, OpenApiDocumentHolder> documentHolders;

    @Alias
    native void prepareDocument(AutoSecurityFilter security, Map<RunStage, List<String>> filters, String name);

    @Substitute
    public byte[] getDocument(String name, Format format) {
        LateDescription.prepare(this);
        OpenApiDocumentHolder holder = documentHolders.getOrDefault(name, EMPTY_DOCUMENT);
        return format == Format.JSON ? holder.getJsonDocument() : holder.getYamlDocument();
    }
}
