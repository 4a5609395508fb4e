package io.sanjian.matching;

import io.sanjian.reference.terms.WorkerGroup;
import java.util.Set;

/**
 * The rules that an authority may set otherwise.
 *
 * @param constructionAges     whether the age limits for construction sites apply at all
 * @param constructionMaxMen   oldest full years of a man on a site; other provinces' notices say 60
 * @param constructionMaxWomen oldest full years of a woman on a site; other provinces' notices say 50
 * @param welfareGroups        groups to which public-welfare posts are open besides the "4050"
 */
public record RuleSettings(boolean constructionAges, int constructionMaxMen, int constructionMaxWomen,
        Set<WorkerGroup> welfareGroups) {

    /** 就业困难人员 and 脱贫/监测 groups as the districts practise it; others are a matter of local notices. */
    private static final Set<WorkerGroup> WELFARE_GROUPS = Set.of(WorkerGroup.POVERTY_ALLEVIATED,
            WorkerGroup.POVERTY_MONITORED, WorkerGroup.DISABLED, WorkerGroup.LONG_TERM_UNEMPLOYED,
            WorkerGroup.ZERO_EMPLOYMENT_FAMILY, WorkerGroup.LOW_INCOME, WorkerGroup.VETERAN);

    /** The safe default: limits on, men 60, women 50, the seven groups of the district notices. */
    public static final RuleSettings DEFAULT = new RuleSettings(true, 60, 50);

    public RuleSettings(boolean constructionAges, int constructionMaxMen, int constructionMaxWomen) {
        this(constructionAges, constructionMaxMen, constructionMaxWomen, WELFARE_GROUPS);
    }
}
