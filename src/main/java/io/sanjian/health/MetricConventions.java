package io.sanjian.health;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Brings what libraries measure to the conventions of Prometheus: help texts, labels in snake case, base units. */
@Singleton
class MetricConventions {
    private static final Map<String, String> HELP =
            Map.of("http.server.active.requests", "Calls that are being answered");
    private static final Map<String, String> NAMES = Map.of("system.cpu.count", "system.cpus");
    /**
     * In nanoseconds, and a timer that the format has no type for; {@code process.cpu.usage} and
     * {@code http.server.active.connections} say the same.
     */
    private static final Set<String> OTHERWISE = Set.of("process.cpu.time", "http.server.connections");

    @Produces
    @Singleton
    MeterFilter conventions() {
        return new MeterFilter() {

            @Override
            public Meter.Id map(Meter.Id id) {
                String description = id.getDescription() == null ? HELP.get(id.getName()) : id.getDescription();
                return new Meter.Id(NAMES.getOrDefault(id.getName(), id.getName()), Tags.of(id.getTags().stream()
                        .map(tag -> Tag.of(snakeCase(tag.getKey()), tag.getValue())).toList()), id.getBaseUnit(),
                        description,
                        id.getType());
            }

            @Override
            public MeterFilterReply accept(Meter.Id id) {
                return OTHERWISE.contains(id.getName()) ? MeterFilterReply.DENY : MeterFilterReply.NEUTRAL;
            }
        };
    }

    private static String snakeCase(String key) {
        return key.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
