package io.sanjian.web.problem;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Says what an answer has to say in the language of the caller. */
class LanguageFilter {
    private final Wordings wordings;

    LanguageFilter(Wordings wordings) {
        this.wordings = wordings;
    }

    @ServerResponseFilter
    void word(ContainerResponseContext response) {
        if (response.getEntity() instanceof Worded worded) {
            Wording wording = wordings.current();
            response.setEntity(worded.in(wording));
            response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
            if (worded instanceof Problem) {
                response.getHeaders().putSingle(HttpHeaders.CONTENT_LANGUAGE, wording.language());
            }
        }
    }
}
