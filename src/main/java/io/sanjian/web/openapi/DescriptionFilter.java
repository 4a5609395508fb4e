package io.sanjian.web.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.smallrye.openapi.api.SmallRyeOpenAPI;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.IndexView;

/**
 * Completes the description, while it is built. The steps work on the document as it will be published, which is simpler
 * to change than the model of it.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class DescriptionFilter implements OASFilter {
    private final IndexView index;

    /** Called by the build. @param index the classes of the service */
    public DescriptionFilter(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI model) {
        Document document = new Document(read(model));
        DescriptionFiles files = DescriptionFiles.load();
        files.complete(document);
        new StandardResponses(document).complete();
        new SchemaDirections(document, new AlwaysPresent(index)).separate();
        files.derive(document);
        document.prune();
        new Examples(document).complete();
        replace(model, parse(document.root()));
    }

    private static ObjectNode read(OpenAPI model) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(builder().withInitialModel(model).build().toJSON());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OpenAPI parse(ObjectNode document) {
        byte[] text = document.toString().getBytes(StandardCharsets.UTF_8);
        return builder().withCustomStaticFile(() -> new ByteArrayInputStream(text)).build().model();
    }

    private static SmallRyeOpenAPI.Builder builder() {
        return SmallRyeOpenAPI.builder().enableModelReader(false).enableStandardStaticFiles(false)
                .enableStandardFilter(false).enableAnnotationScan(false);
    }

    private static void replace(OpenAPI model, OpenAPI completed) {
        model.setInfo(completed.getInfo());
        model.setServers(completed.getServers());
        model.setTags(completed.getTags());
        model.setPaths(completed.getPaths());
        model.setWebhooks(completed.getWebhooks());
        model.setComponents(completed.getComponents());
    }
}
