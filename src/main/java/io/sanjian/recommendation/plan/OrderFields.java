package io.sanjian.recommendation.plan;

import io.sanjian.access.Caller;
import io.sanjian.access.Roles;
import io.sanjian.area.Area;
import io.sanjian.area.Areas;
import io.sanjian.catalog.WorkerGroup;
import io.sanjian.delivery.Channel;
import io.sanjian.problem.ProblemException;
import io.sanjian.problem.ProblemType;
import io.sanjian.problem.Violation;
import io.sanjian.worker.WorkerScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Reads the fields that plans and runs have in common; faults are added to a list, so that all are told at once. */
@ApplicationScoped
public class OrderFields {
    private static final int MAX_EXPOSURE = 1000;

    private final Areas areas;

    OrderFields(Areas areas) {
        this.areas = areas;
    }

    /** The workers meant; null lists mean no limit. */
    public WorkerScope scope(List<String> areaCodes, List<String> groups, List<Violation> faults) {
        List<String> codes = areaCodes == null ? List.of() : areaCodes.stream().distinct().toList();
        codes.stream().filter(code -> areas.find(code).isEmpty())
                .forEach(code -> faults.add(Violation.unknownCode("areaCodes", code,
                        areas.districts().stream().map(Area::code).toList())));
        Set<WorkerGroup> wanted = constants(WorkerGroup.class, "groups", groups, faults);
        return new WorkerScope(codes.stream().filter(Objects::nonNull).toList(), wanted);
    }

    /** The channels in order, or null where none are given. */
    public List<Channel> channels(List<String> channels, List<Violation> faults) {
        if (channels == null) {
            return null;
        }
        if (channels.isEmpty()) {
            faults.add(Violation.outOfRange("channels", "channels names at least one channel"));
        }
        return List.copyOf(constants(Channel.class, "channels", channels, faults));
    }

    /** Adds a fault unless the exposure is lawful or null. */
    public void checkExposure(Integer exposure, List<Violation> faults) {
        if (exposure != null && (exposure < 1 || exposure > MAX_EXPOSURE)) {
            faults.add(Violation.outOfRange("exposure", "exposure is 1 to " + MAX_EXPOSURE));
        }
    }

    /**
     * The scope as far as the caller may order: schedulers and administrators for anybody, officers for their own
     * areas, which are meant where an officer names none.
     *
     * @throws ProblemException FORBIDDEN
     */
    public static WorkerScope within(WorkerScope scope, Caller caller) {
        if (caller.is(Roles.ADMIN) || caller.is(Roles.SCHEDULER)) {
            return scope;
        }
        if (scope.areaCodes().isEmpty()) {
            return new WorkerScope(caller.areaCodes(), scope.groups());
        }
        requireReach(scope, caller);
        return scope;
    }

    /**
     * @throws ProblemException FORBIDDEN unless the caller may order for every area of the scope
     */
    public static void requireReach(WorkerScope scope, Caller caller) {
        if (caller.is(Roles.ADMIN) || caller.is(Roles.SCHEDULER)) {
            return;
        }
        if (scope.areaCodes().isEmpty()) {
            throw new ProblemException(ProblemType.FORBIDDEN, "The token does not reach the whole city");
        }
        scope.areaCodes().forEach(caller::requireArea);
    }

    private static <E extends Enum<E>> Set<E> constants(Class<E> type, String field, List<String> names,
            List<Violation> faults) {
        List<String> allowed = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        Set<E> constants = new LinkedHashSet<>();
        for (String name : names == null ? List.<String>of() : names) {
            if (allowed.contains(name)) {
                constants.add(Enum.valueOf(type, name));
            } else {
                faults.add(Violation.unknownCode(field, name, allowed));
            }
        }
        return constants;
    }
}
