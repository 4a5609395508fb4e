package io.sanjian.recommendation.run;

import io.sanjian.delivery.Channel;
import io.sanjian.worker.WorkerScope;
import java.time.Instant;
import java.util.List;

/**
 * What a run is to do.
 *
 * @param planId   the plan it executes, or null
 * @param scope    the workers who get a list
 * @param channels ways to tell them, in order of preference
 * @param exposure workers to whom a post may be recommended, per opening
 * @param at       the moment to match for
 */
public record RunSpec(Long planId, WorkerScope scope, List<Channel> channels, int exposure, Instant at) {
    public static final int DEFAULT_EXPOSURE = 5;
    public static final List<Channel> DEFAULT_CHANNELS = List.of(Channel.INBOX);

    public RunSpec {
        channels = List.copyOf(channels);
    }

    /** The same for other workers. */
    public RunSpec within(WorkerScope other) {
        return new RunSpec(planId, other, channels, exposure, at);
    }
}
