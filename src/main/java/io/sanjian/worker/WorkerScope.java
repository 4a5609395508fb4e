package io.sanjian.worker;

import io.sanjian.reference.terms.WorkerGroup;
import java.util.List;
import java.util.Set;

/**
 * Which workers are meant.
 *
 * @param areaCodes districts (old and new codes find each other), towns or villages of the home; empty for all
 * @param groups    at least one of these; empty for all
 */
public record WorkerScope(List<String> areaCodes, Set<WorkerGroup> groups) {
    public static final WorkerScope ALL = new WorkerScope(List.of(), Set.of());

    public WorkerScope {
        areaCodes = List.copyOf(areaCodes);
        groups = Set.copyOf(groups);
    }
}
