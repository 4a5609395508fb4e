package io.sanjian.recommendation.plan;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.hibernate.exception.ConstraintViolationException;

/** Creates, reads, changes and deletes plans. */
@ApplicationScoped
public class Plans {
    private final PlanRepository repository;
    private final Clock clock;

    Plans(PlanRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** Up to {@code limit} plans with ids above {@code after}, by id. */
    @WithSession
    public Uni<List<Plan>> page(long after, int limit) {
        return repository.after(after, limit);
    }

    /** @throws ProblemException NOT_FOUND */
    @WithSession
    public Uni<Plan> get(long id) {
        return existing(id);
    }

    /** @throws ProblemException CONFLICT if another plan has the name */
    @WithTransaction
    public Uni<Plan> create(PlanSpec spec) {
        return nameIsFree(repository.persistAndFlush(new Plan(spec, clock.instant())), spec);
    }

    /**
     * @param guard sees the plan as it was and may refuse by an exception
     * @throws ProblemException NOT_FOUND, CONFLICT if another plan has the name
     */
    @WithTransaction
    public Uni<Plan> replace(long id, PlanSpec spec, Consumer<Plan> guard) {
        return existing(id).invoke(guard).invoke(plan -> plan.set(spec, clock.instant()))
                .flatMap(plan -> nameIsFree(repository.flush().replaceWith(plan), spec));
    }

    /**
     * Deletes a plan; its runs stay.
     *
     * @param guard sees the plan and may refuse by an exception
     * @throws ProblemException NOT_FOUND
     */
    @WithTransaction
    public Uni<Void> delete(long id, Consumer<Plan> guard) {
        return existing(id).invoke(guard).flatMap(repository::delete);
    }

    private Uni<Plan> existing(long id) {
        return repository.findById(id).onItem().ifNull().failWith(() -> ProblemException.notFound("plan", id));
    }

    private static Uni<Plan> nameIsFree(Uni<Plan> stored, PlanSpec spec) {
        return stored.onFailure(ConstraintViolationException.class).transform(e -> new ProblemException(
                ProblemType.CONFLICT, "There is a plan named '{0}' already", spec.name()));
    }
}
