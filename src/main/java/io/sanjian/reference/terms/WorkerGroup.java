package io.sanjian.reference.terms;

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

    /** Chinese name shown to workers and brokers. */
    public String label() {
        return label;
    }
}
