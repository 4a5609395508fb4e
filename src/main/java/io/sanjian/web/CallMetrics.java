package io.sanjian.web;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * What is measured of calls: {@code http.server.requests} by method, status and the template of the operation's path, never
 * the path itself. Quarkus takes the path as it was sent where no operation has been found yet, as of callers without a valid
 * token, and after {@code quarkus.micrometer.binder.http-server.max-uri-tags} of them measures no new ones for as long as the
 * process lives.
 */
@Singleton
class CallMetrics {
    /** The value of {@code uri} for calls that reach no operation. */
    static final String UNMATCHED = "UNMATCHED";

    /** Before everything that could answer. */
    private static final int FIRST = 10_000;
    /** Where Quarkus REST puts the template of the operation that it has found, and Micrometer looks for it. */
    private static final String TEMPLATE = "UrlPathTemplate";
    private static final String CALLS = "http.server.requests";
    private static final String URI = "uri";
    /** How Quarkus calls what has no operation, and how the value above comes out of it. */
    private static final Set<String> NO_OPERATION = Set.of("/" + UNMATCHED, "NOT_FOUND", "REDIRECTION", "UNKNOWN");
    /** Bounds of the histogram: those of DESIGN section 15 (8, 10 and 25 ms, 1 s) and some around them. */
    private static final double[] BOUNDS_NANOS =
            DoubleStream.of(1, 2, 5, 8, 10, 15, 25, 50, 100, 250, 1_000, 5_000, 30_000)
                    .map(millis -> millis * Duration.ofMillis(1).toNanos()).toArray();

    void install(@Observes Filters filters) {
        filters.register(CallMetrics::noOperationYet, FIRST);
    }

    private static void noOperationYet(RoutingContext context) {
        if (context.request() instanceof HttpServerRequestInternal request) {
            request.context().putLocal(TEMPLATE, UNMATCHED);
        }
        context.next();
    }

    @Produces
    @Singleton
    MeterFilter calls() {
        return new MeterFilter() {

            @Override
            public Meter.Id map(Meter.Id id) {
                return id.getName().equals(CALLS) && NO_OPERATION.contains(id.getTag(URI))
                        ? id.withTag(Tag.of(URI, UNMATCHED)) : id;
            }

            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().equals(CALLS) ? DistributionStatisticConfig.builder()
                        .serviceLevelObjectives(BOUNDS_NANOS).build().merge(config) : config;
            }
        };
    }
}
