package io.sanjian.access;

import io.quarkus.security.identity.SecurityIdentity;
import io.sanjian.access.jwt.Login;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.reference.area.Areas;
import io.sanjian.web.problem.MessagePattern;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who makes this request and how far the caller's token reaches. An ADMIN reaches everything. */
@RequestScoped
public class Caller {
    /** Attribute of the identity that holds the token's own role. */
    public static final String ROLE = "sanjian.role";
    /** Attribute of the identity that holds the token's {@link TokenScope}. */
    static final String SCOPE = "sanjian.scope";
    /** Attribute of the identity that holds the {@link Login} of a person. */
    static final String LOGIN = "sanjian.login";
    private final SecurityIdentity identity;
    private final Areas areas;

    Caller(SecurityIdentity identity, Areas areas) {
        this.identity = identity;
        this.areas = areas;
    }

    /** Stable name of the token, for audit and idempotency keys: no two tokens share one. */
    public String name() {
        return identity.isAnonymous() ? "anonymous" : identity.getPrincipal().getName();
    }

    /** The token's role; empty for an anonymous caller. An ADMIN's other rights are not listed. */
    public Set<String> roles() {
        String role = identity.getAttribute(ROLE);
        return role == null ? Set.of() : Set.of(role);
    }

    public boolean is(String role) {
        return roles().contains(role);
    }

    /** Districts (6 digits), towns (9) or villages (12) of a BROKER or OFFICER; empty for every other role. */
    public List<String> areaCodes() {
        return scope().areaCodes();
    }

    /** The one source that a PORTAL may write. */
    public Optional<String> source() {
        return Optional.ofNullable(scope().source());
    }

    /** The worker that a WORKER token speaks for. */
    public Optional<Long> workerId() {
        return Optional.ofNullable(scope().workerId());
    }

    /** @throws ProblemException FORBIDDEN unless the caller logged in, rather than holding a token */
    public Login requireLogin() {
        Login login = identity.getAttribute(LOGIN);
        if (login == null) {
            throw forbidden("Only somebody who logged in may do this; the token belongs to no log-in");
        }
        return login;
    }

    /**
     * @param code district, town or village
     * @throws ProblemException FORBIDDEN unless the caller's areas cover it
     */
    public void requireArea(String code) {
        if (!reachesArea(code)) {
            throw forbidden("The token's areas do not cover {0}", code);
        }
    }

    /** Whether one of the caller's areas covers a district, town or village; old and new codes find each other. */
    public boolean reachesArea(String code) {
        return reach().covers(code);
    }

    /** The homes that the caller's areas cover. */
    public AreaScope reach() {
        return is(Roles.ADMIN) ? AreaScope.EVERYTHING : AreaScope.of(areaCodes(), areas);
    }

    /** The workers that the caller may see and change. */
    public WorkerAccess workers() {
        return new WorkerAccess(reach(), workerId().orElse(null));
    }

    /** @throws ProblemException FORBIDDEN unless the caller is ADMIN or the portal of this source */
    public void requireSource(String source) {
        if (!is(Roles.ADMIN) && !(is(Roles.PORTAL) && source().filter(source::equals).isPresent())) {
            throw forbidden("The token's source is not {0}", source);
        }
    }

    /** @throws ProblemException FORBIDDEN unless the caller is ADMIN or this worker */
    public void requireWorker(long id) {
        if (!is(Roles.ADMIN) && !(is(Roles.WORKER) && workerId().filter(own -> own == id).isPresent())) {
            throw forbidden("The token does not speak for worker {0}", id);
        }
    }

    private TokenScope scope() {
        TokenScope scope = identity.getAttribute(SCOPE);
        return scope == null ? TokenScope.NONE : scope;
    }

    private static ProblemException forbidden(@MessagePattern String detail, Object... arguments) {
        return new ProblemException(ProblemType.FORBIDDEN, detail, arguments);
    }
}
