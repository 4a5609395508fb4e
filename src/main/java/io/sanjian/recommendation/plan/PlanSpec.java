package io.sanjian.recommendation.plan;

import io.sanjian.delivery.Channel;
import io.sanjian.worker.WorkerScope;
import java.time.ZoneId;
import java.util.List;

/**
 * What a plan says.
 *
 * @param cron     Unix or Quartz, see {@link CronSchedule}
 * @param scope    the workers who get a list
 * @param channels ways to tell them, in order of preference
 * @param exposure workers to whom a post may be recommended, per opening
 * @param overlap  what becomes of a due time while a run of the plan is open
 */
public record PlanSpec(String name, String cron, ZoneId zone, WorkerScope scope, List<Channel> channels, int exposure,
        Overlap overlap, boolean enabled) {

    public PlanSpec {
        channels = List.copyOf(channels);
    }
}
