package io.sanjian.matching;

/**
 * The rules that an authority may set otherwise.
 *
 * @param constructionAges  whether the age limits for construction sites apply at all
 * @param constructionMaxMen   oldest full years of a man on a site; other provinces' notices say 60
 * @param constructionMaxWomen oldest full years of a woman on a site; other provinces' notices say 50
 */
public record RuleSettings(boolean constructionAges, int constructionMaxMen, int constructionMaxWomen) {

    /** The safe default: limits on, men 60, women 50. */
    public static final RuleSettings DEFAULT = new RuleSettings(true, 60, 50);
}
