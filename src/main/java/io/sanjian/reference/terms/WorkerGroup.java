package io.sanjian.reference.terms;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Group of people to whom an assistance policy is addressed; decides who may take a public-welfare post. */
public enum WorkerGroup {
    POVERTY_ALLEVIATED("脱贫人口"),
    POVERTY_MONITORED("防止返贫监测对象"),
    DISABLED("残疾人"),
    LONG_TERM_UNEMPLOYED("长期失业人员"),
    ZERO_EMPLOYMENT_FAMILY("零就业家庭成员"),
    LOW_INCOME("低保家庭成员"),
    VETERAN("退役军人"),
    GRADUATE("离校两年内未就业高校毕业生"),
    RELEASED("刑满释放人员"),
    REHABILITATED("戒毒康复人员"),
    CAPACITY_CUT("去产能职工"),
    LAND_LOST("失地农民"),
    OTHER("其他");

    private final String label;

    WorkerGroup(String label) {
        this.label = label;
    }

    /** What lists of villages and bureaus call them besides. */
    private static final Map<String, WorkerGroup> OTHER_NAMES = Map.ofEntries(Map.entry("脱贫户", POVERTY_ALLEVIATED),
            Map.entry("脱贫", POVERTY_ALLEVIATED), Map.entry("脱贫劳动力", POVERTY_ALLEVIATED),
            Map.entry("建档立卡", POVERTY_ALLEVIATED), Map.entry("建档立卡户", POVERTY_ALLEVIATED),
            Map.entry("脱贫家庭", POVERTY_ALLEVIATED), Map.entry("监测对象", POVERTY_MONITORED),
            Map.entry("监测户", POVERTY_MONITORED), Map.entry("防返贫监测对象", POVERTY_MONITORED),
            Map.entry("易返贫致贫户", POVERTY_MONITORED), Map.entry("残疾", DISABLED),
            Map.entry("长期失业", LONG_TERM_UNEMPLOYED), Map.entry("长期失业者", LONG_TERM_UNEMPLOYED),
            Map.entry("零就业家庭", ZERO_EMPLOYMENT_FAMILY), Map.entry("低保", LOW_INCOME), Map.entry("低保户", LOW_INCOME),
            Map.entry("低保家庭", LOW_INCOME), Map.entry("低保人员", LOW_INCOME), Map.entry("退伍军人", VETERAN),
            Map.entry("退役士兵", VETERAN), Map.entry("高校毕业生", GRADUATE), Map.entry("未就业高校毕业生", GRADUATE),
            Map.entry("刑释人员", RELEASED), Map.entry("戒毒人员", REHABILITATED), Map.entry("失地", LAND_LOST));

    /** The group of a name: that of the constant, the Chinese one, or another that is used for it. */
    public static Optional<WorkerGroup> named(String name) {
        return Arrays.stream(values()).filter(group -> group.name().equalsIgnoreCase(name) || group.label.equals(name))
                .findFirst().or(() -> Optional.ofNullable(OTHER_NAMES.get(name)));
    }

    /** Chinese name shown to workers and brokers. */
    public String label() {
        return label;
    }
}
