package io.sanjian.web.about;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells who opens the address what answers there: a program, a person in a browser or at a terminal. Needs no token. */
@Path("/")
@Tag(name = "About", description = "What this service is")
@PermitAll
@NonBlocking
public class AboutResource {
    private static final String API = "api/v1";
    private static final String PAGE = MediaType.TEXT_HTML + ";charset=UTF-8";
    private static final String TEXT = MediaType.TEXT_PLAIN + ";charset=UTF-8";
    private final About about;

    AboutResource(@ConfigProperty(name = "quarkus.application.version") String version) {
        this.about = About.version(version);
    }

    @GET
    @Path(API)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "about", summary = "Tell what this service is")
    public About about() {
        return about;
    }

    @GET
    @Path(API)
    @Produces(PAGE)
    @Operation(hidden = true)
    public String page() {
        return about.page();
    }

    @GET
    @Path(API)
    @Produces(TEXT)
    @Operation(hidden = true)
    public String text() {
        return about.text();
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public About root() {
        return about;
    }

    @GET
    @Produces(PAGE)
    @Operation(hidden = true)
    public String rootPage() {
        return about.page();
    }

    @GET
    @Produces(TEXT)
    @Operation(hidden = true)
    public String rootText() {
        return about.text();
    }
}
