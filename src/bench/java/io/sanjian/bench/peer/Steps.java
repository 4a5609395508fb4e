package io.sanjian.bench.peer;

import io.sanjian.matching.Weights.Step;
import java.util.List;
import java.util.Locale;

/** Sanjian's weights as SQL. */
final class Steps {
    private Steps() {
    }

    /** The points at {@code x}, an SQL expression, on the line through the steps. */
    static String sql(List<Step> steps, String x) {
        StringBuilder sql = new StringBuilder("(case");
        Step before = steps.getFirst();
        sql.append(when(x, before)).append(before.points());
        for (Step step : steps.subList(1, steps.size())) {
            sql.append(when(x, step)).append(String.format(Locale.ROOT, "floor(%d.5 + %s * (%s - %s))",
                    before.points(), (step.points() - before.points()) / (step.x() - before.x()), x, before.x()));
            before = step;
        }
        return sql.append(" else ").append(before.points()).append(" end)").toString();
    }

    private static String when(String x, Step step) {
        return String.format(Locale.ROOT, " when %s <= %s then ", x, step.x());
    }
}
