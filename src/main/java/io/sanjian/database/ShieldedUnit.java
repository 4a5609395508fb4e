package io.sanjian.database;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithSessionOnDemand;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/**
 * A unit of work with a session ends by itself, whoever waits for it. Callers who hang up, and bounds on waiting, cancel the
 * {@link Uni} that they wait for; Panache closes a session when its work ends or fails, but not when it is cancelled, and the
 * connection that Hibernate Reactive has asked the pool for is then lost for good (quarkus #51576, hibernate-reactive #4133).
 * Therefore cancellation ends here, outside of Panache's own interceptors: the unit runs on, commits or rolls back, gives its
 * connection back, and what comes of it is dropped (ADR 0006).
 *
 * <p>
 * Units on the plain pool ({@code withTransaction}, {@code withConnection}, queries) need none of it: Vert.x cannot cancel
 * them.
 */
abstract class ShieldedUnit {
    /** Before those of Panache, which have {@code PLATFORM_BEFORE + 200}. */
    private static final int OUTSIDE = Interceptor.Priority.PLATFORM_BEFORE + 100;

    @AroundInvoke
    Object shield(InvocationContext invocation) throws Exception {
        Object result = invocation.proceed();
        return result instanceof Uni<?> unit ? shielded(unit) : result;
    }

    private static <T> Uni<T> shielded(Uni<T> unit) {
        return Uni.createFrom().emitter(caller -> unit.subscribe().with(caller::complete, caller::fail));
    }

    /** Of {@link WithSession}. */
    @WithSession
    @Interceptor
    @Priority(OUTSIDE)
    static class OfSession extends ShieldedUnit {
    }

    /** Of {@link WithTransaction}. */
    @WithTransaction
    @Interceptor
    @Priority(OUTSIDE)
    static class OfTransaction extends ShieldedUnit {
    }

    /** Of {@link WithSessionOnDemand}, which Panache itself adds to resources that use entities. */
    @WithSessionOnDemand
    @Interceptor
    @Priority(OUTSIDE)
    static class OfSessionOnDemand extends ShieldedUnit {
    }
}
