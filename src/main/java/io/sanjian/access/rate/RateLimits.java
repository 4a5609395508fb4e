package io.sanjian.access.rate;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.sanjian.access.Caller;
import io.sanjian.access.Roles;
import io.sanjian.access.rate.Bucket.Verdict;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;

/**
 * Lets no caller call more often than the quota of its role, and says in every answer what is left of it
 * (draft-ietf-httpapi-ratelimit-headers). Runs once it is known who calls and before any resource.
 */
@ApplicationScoped
class RateLimits {
    /** After authentication (200) and the permissions of paths (100). */
    private static final int PRIORITY = 50;
    private static final String API = "/api/";
    private static final String ANONYMOUS = "";

    private final RateLimiter limiter;
    private final ClientAddress addresses;
    private final boolean enabled;
    private final Map<String, Quotas> byRole;

    RateLimits(RateLimiter limiter, ClientAddress addresses, RateConfig config) {
        this.limiter = limiter;
        this.addresses = addresses;
        this.enabled = config.enabled();
        int replicas = Math.max(1, config.replicas());
        this.byRole = Map.of(ANONYMOUS, config.anonymous().share(replicas),
                Roles.PERSON, config.person().share(replicas), Roles.WORKER, config.worker().share(replicas),
                Roles.BROKER, config.broker().share(replicas), Roles.OFFICER, config.officer().share(replicas),
                Roles.PORTAL, config.portal().share(replicas), Roles.SCHEDULER, config.scheduler().share(replicas),
                Roles.ADMIN, config.admin().share(replicas));
    }

    void install(@Observes Filters filters) {
        if (enabled) {
            filters.register(this::limit, PRIORITY);
        }
    }

    private void limit(RoutingContext context) {
        String path = context.normalizedPath();
        if (!path.startsWith(API)) {
            context.next();
            return;
        }
        OperationKind kind = OperationKind.of(context.request().method(), path);
        SecurityIdentity identity = context.user() instanceof QuarkusHttpUser user ? user.getSecurityIdentity() : null;
        boolean known = identity != null && !identity.isAnonymous();
        Quota quota = byRole.get(known ? role(identity) : ANONYMOUS).of(kind);
        if (quota == null) {
            context.next();
            return;
        }
        String caller = known ? identity.getPrincipal().getName() : addresses.of(context.request());
        Verdict verdict = limiter.take(caller, kind.label(), quota);
        tell(context.response(), kind, quota, verdict);
        if (verdict.allowed()) {
            context.next();
        } else {
            context.fail(ProblemException.later(ProblemType.TOO_MANY_REQUESTS,
                    "No more than {0} calls of this kind ({1}) in {2} seconds", Duration.ofSeconds(verdict.seconds()),
                    quota.calls(), kind.label(), quota.window().toSeconds()));
        }
    }

    private static String role(SecurityIdentity identity) {
        String role = identity.getAttribute(Caller.ROLE);
        return role == null ? ANONYMOUS : role;
    }

    private static void tell(HttpServerResponse response, OperationKind kind, Quota quota, Verdict verdict) {
        response.putHeader("RateLimit-Policy",
                '"' + kind.label() + "\";q=" + quota.calls() + ";w=" + quota.window().toSeconds());
        response.putHeader("RateLimit", '"' + kind.label() + "\";r=" + verdict.remaining() + ";t=" + verdict.seconds());
    }
}
