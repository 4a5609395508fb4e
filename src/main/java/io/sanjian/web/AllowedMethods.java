package io.sanjian.web;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.common.util.PathHelper;
import org.jboss.resteasy.reactive.server.core.Deployment;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.handlers.RestInitialHandler.InitialMatch;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper.RequestMatch;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;

/**
 * The methods that a path has, for {@code Allow} (RFC 9110, 15.5.6 and 9.3.7). Quarkus REST gives none with 405, and with
 * OPTIONS those of the first class alone that has something under the path.
 */
@Singleton
public class AllowedMethods {
    private static final String GET = "GET";

    /**
     * Where a path may be read as several templates, such as {@code /workers/lookup} as {@code /workers/{id}}, those of the one
     * with most in common with it.
     *
     * @return in alphabetical order; empty where the path has no operation
     */
    public List<String> at(String path) {
        Deployment deployment = ResteasyReactiveRecorder.getCurrentDeployment();
        RequestMapper<InitialMatch> classes = new RequestMapper<>(new ArrayList<>(deployment.getClassMappers()));
        String inside = PathHelper.getPathWithoutPrefix(path, deployment.getPrefix());
        Set<String> methods = new TreeSet<>();
        int literal = 0;
        for (RequestMatch<InitialMatch> match = classes.map(inside); match != null; match =
                classes.continueMatching(inside,
                        match)) {
            if (match.value.handlers.length > 0 && match.value.handlers[0] instanceof ClassRoutingHandler routing) {
                String rest = match.remaining.isEmpty() ? "/" : match.remaining;
                for (Map.Entry<String, RequestMapper<RuntimeResource>> method : routing.getMappers().entrySet()) {
                    RequestMatch<RuntimeResource> target = method.getKey() == null ? null : method.getValue().map(rest);
                    int characters = target == null ? -1
                            : match.template.literalCharacterCount + target.template.literalCharacterCount;
                    if (characters > literal) {
                        methods.clear();
                        literal = characters;
                    }
                    if (characters == literal) {
                        methods.add(method.getKey());
                    }
                }
            }
        }
        if (!methods.isEmpty()) {
            methods.add("OPTIONS");
        }
        if (methods.contains(GET)) {
            methods.add("HEAD");
        }
        return List.copyOf(methods);
    }
}
