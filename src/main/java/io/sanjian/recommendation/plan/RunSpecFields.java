package io.sanjian.recommendation.plan;

import io.sanjian.access.AreaCodes;
import io.sanjian.access.Caller;
import io.sanjian.access.Roles;
import io.sanjian.delivery.Channel;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.reference.area.Areas;
import io.sanjian.reference.terms.WorkerGroup;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.sanjian.web.problem.Violation;
import io.sanjian.worker.WorkerScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;

/** Reads the fields that plans and runs have in common; faults are added to a list, so that all are told at once. */
@ApplicationScoped
public class RunSpecFields {
    private static final int MAX_EXPOSURE = 1000;

    private final Areas areas;

    RunSpecFields(Areas areas) {
        this.areas = areas;
    }

    /** The workers meant; what is left out means no limit. */
    public WorkerScope scope(BodyFields fields) {
        return new WorkerScope(areaCodes(fields), Set.copyOf(groups(fields)));
    }

    /** Districts, towns and villages; none where nothing is said. */
    public List<String> areaCodes(BodyFields fields) {
        return AreaCodes.read(fields, areas);
    }

    /** Groups in the given order; none where nothing is said. */
    public List<WorkerGroup> groups(BodyFields fields) {
        return fields.constants("groups", WorkerGroup.class);
    }

    /** The channels in order, or null where none are given. */
    public List<Channel> channels(BodyFields fields) {
        if (!fields.has("channels")) {
            return null;
        }
        int faults = fields.violations().size();
        List<Channel> channels = fields.constants("channels", Channel.class);
        if (channels.isEmpty() && fields.violations().size() == faults) {
            fields.reject(Violation.outOfRange("channels", "{field} must name at least one channel"));
        }
        return channels;
    }

    /** Workers per opening, or null where nothing is said. */
    public Integer exposure(BodyFields fields) {
        return fields.integer("exposure", 1, MAX_EXPOSURE);
    }

    /** Whether the caller orders for own areas, which are meant where none are named. */
    public static boolean hasOwnAreas(Caller caller) {
        return !caller.is(Roles.ADMIN) && !caller.is(Roles.SCHEDULER);
    }

    /**
     * The scope as far as the caller may order: schedulers and administrators for anybody, officers for their own
     * areas, which are meant where an officer names none.
     *
     * @throws ProblemException FORBIDDEN
     */
    public static WorkerScope within(WorkerScope scope, Caller caller) {
        if (!hasOwnAreas(caller)) {
            return scope;
        }
        if (scope.areaCodes().isEmpty()) {
            return new WorkerScope(caller.areaCodes(), scope.groups());
        }
        requireReach(scope, caller);
        return scope;
    }

    /** Whether an order for this scope concerns the caller: officers, if it reaches workers of the own areas. */
    public boolean concerns(WorkerScope scope, Caller caller) {
        if (!hasOwnAreas(caller) || scope.areaCodes().isEmpty()) {
            return true;
        }
        AreaScope own = caller.reach();
        AreaScope ordered = AreaScope.of(scope.areaCodes(), areas);
        return scope.areaCodes().stream().anyMatch(own::covers)
                || caller.areaCodes().stream().anyMatch(ordered::covers);
    }

    /** @throws ProblemException FORBIDDEN unless an order for this scope {@link #concerns} the caller */
    public void requireConcern(WorkerScope scope, Caller caller) {
        if (!concerns(scope, caller)) {
            throw new ProblemException(ProblemType.FORBIDDEN, "This is for workers outside the token's areas");
        }
    }

    /**
     * @throws ProblemException FORBIDDEN unless the caller may order for every area of the scope
     */
    public static void requireReach(WorkerScope scope, Caller caller) {
        if (!hasOwnAreas(caller)) {
            return;
        }
        if (scope.areaCodes().isEmpty()) {
            throw new ProblemException(ProblemType.FORBIDDEN, "The token does not reach the whole city");
        }
        scope.areaCodes().forEach(caller::requireArea);
    }
}
