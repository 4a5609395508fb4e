package io.sanjian.matching;

import io.sanjian.matching.PostingFacts.Trait;
import io.sanjian.matching.Profile.Sex;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.WorkerGroup;
import io.sanjian.reference.trade.Certificate;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trade;
import io.sanjian.reference.trade.Trades;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * May this person take this post? One method per rule. Where an advert offers several jobs, the protection of the young
 * and the age limits for sites count for any of them, since who comes for one job is often sent to another.
 */
public final class Rules {
    /** 劳动法 15. */
    static final int LEAST_AGE = 16;
    /** 未成年工特殊保护规定 2: 16 and 17 are protected. */
    static final int ADULT_AGE = 18;
    /** "4050": women from 40, men from 50. */
    static final int WOMEN_4050 = 40;
    static final int MEN_4050 = 50;
    /** Public-welfare posts end where the pension begins: women 55, men 60. */
    static final int WELFARE_END_WOMEN = 55;
    static final int WELFARE_END_MEN = 60;

    /** Posts set aside (专岗, 专项) and whom for. */
    private static final Map<Trait, Set<WorkerGroup>> SET_ASIDE = Map.of(
            Trait.FOR_VETERANS, Set.of(WorkerGroup.VETERAN), Trait.FOR_DISABLED, Set.of(WorkerGroup.DISABLED),
            Trait.FOR_POOR, Set.of(WorkerGroup.POVERTY_ALLEVIATED, WorkerGroup.POVERTY_MONITORED,
                    WorkerGroup.LOW_INCOME),
            Trait.FOR_ZERO_EMPLOYMENT, Set.of(WorkerGroup.ZERO_EMPLOYMENT_FAMILY));

    /** The traits that rules look at. */
    static final Set<Trait> TRAITS = Stream.concat(SET_ASIDE.keySet().stream(),
            Stream.of(Trait.DUBIOUS, Trait.NIGHT_SHIFT, Trait.TRAINEE)).collect(Collectors.toUnmodifiableSet());

    private final Profile profile;
    private final RuleSettings settings;
    private final Trades trades;
    private final Certificates certificates;
    private final boolean minor;
    private final boolean tooOldForSites;
    private final boolean welfareOpen;
    private final int needed;
    private final Map<String, Boolean> papersByTrade = new HashMap<>();

    Rules(Profile profile, RuleSettings settings, Trades trades, Certificates certificates) {
        this.profile = profile;
        this.settings = settings;
        this.trades = trades;
        this.certificates = certificates;
        this.minor = profile.age() < ADULT_AGE;
        this.tooOldForSites = settings.constructionAges() && profile.age() > siteLimit();
        this.welfareOpen = inWelfareGroup();
        this.needed = Conditions.needed(profile);
    }

    /**
     * All rules, in their order: a bit for the {@linkplain Rule#bit ordinal} of each that stands in the way.
     *
     * @param missing    certificate without which the post cannot be taken in the way in which it concerns the person, or
     *                   null
     * @param distanceKm great circle
     */
    int broken(PostingFacts posting, String missing, double distanceKm) {
        Rule named = excludedByName(posting);
        int broken = asSuch(posting, missing) | Rule.EXPIRED.bit(expired(posting))
                | Rule.TOO_FAR.bit(tooFar(distanceKm) || elsewhere(posting));
        // One rule at most excludes a post: the one by which it is named, before the one that excludes its like.
        return named == null ? broken : broken & ~Rule.EXCLUDED.bit(true) | named.bit(true);
    }

    /** Of {@link #broken} the rules that a post breaks together with all of its {@link ScoringKey}. */
    int asSuch(PostingFacts posting, String missing) {
        return Rule.FILLED.bit(posting.closed())
                | Rule.AGE_BELOW_16.bit(belowWorkingAge())
                | Rule.AGE_OUT_OF_RANGE.bit(outOfAgeRange(posting))
                | Rule.MINOR_PROTECTED.bit(minorProtected(posting))
                | Rule.CONSTRUCTION_AGE.bit(tooOldForSite(posting))
                | Rule.CERTIFICATE_MISSING.bit(missing != null)
                | Rule.WELFARE_NOT_ELIGIBLE.bit(welfareClosed(posting))
                | Rule.EXCLUDED.bit(excludedAsSuch(posting))
                | Rule.DUBIOUS.bit(posting.traits().contains(Trait.DUBIOUS))
                | Rule.CONDITION_NOT_MET.bit(conditionNotMet(posting));
    }

    /** A post on its last valid day is still open; the stored status does not count. */
    boolean expired(PostingFacts posting) {
        return posting.validThrough() != null && posting.validThrough().isBefore(profile.at());
    }

    public boolean belowWorkingAge() {
        return profile.age() < LEAST_AGE;
    }

    boolean outOfAgeRange(PostingFacts posting) {
        return posting.age() != null && !posting.age().contains(profile.age());
    }

    /** 16-17: nothing high, heavy, toxic, for adults only or by night; nothing of which the work is unknown. */
    boolean minorProtected(PostingFacts posting) {
        return minor && unfitForMinors(posting, trades);
    }

    public static boolean unfitForMinors(PostingFacts posting, Trades trades) {
        if (posting.trades().isEmpty() || posting.traits().contains(Trait.NIGHT_SHIFT)
                || posting.family() == Family.WORK_RELIEF) {
            return true;
        }
        for (String code : posting.trades()) {
            if (trades.find(code).map(Trade::barredForMinors).orElse(true)) {
                return true;
            }
        }
        return false;
    }

    /** Site labour and every work-relief post. */
    boolean tooOldForSite(PostingFacts posting) {
        return tooOldForSites && onSite(posting, trades);
    }

    public static boolean onSite(PostingFacts posting, Trades trades) {
        if (posting.family() == Family.WORK_RELIEF) {
            return true;
        }
        for (String code : posting.trades()) {
            if (trades.find(code).map(Trade::construction).orElse(false)) {
                return true;
            }
        }
        return false;
    }

    /** Women's limit where the sex is unknown: the safe side. */
    int siteLimit() {
        return profile.sex() == Sex.M ? settings.constructionMaxMen() : settings.constructionMaxWomen();
    }

    /** Whether the person holds what the law demands on day one for this trade. */
    public boolean hasPapersFor(String trade) {
        Boolean known = papersByTrade.get(trade);
        if (known == null) {
            Set<String> needed = certificatesOf(trade);
            known = needed.isEmpty() || needed.stream().allMatch(this::holds);
            papersByTrade.put(trade, known);
        }
        return known;
    }

    public boolean minor() {
        return minor;
    }

    public boolean tooOldForSites() {
        return tooOldForSites;
    }

    public boolean welfareOpen() {
        return welfareOpen;
    }

    /**
     * The first certificate that is missing for the post, or null. What the law wants for any of its jobs counts, since who
     * comes for one job is often sent to another.
     */
    String missingCertificate(PostingFacts posting) {
        if (!posting.traits().contains(Trait.TRAINEE)) {
            for (String trade : posting.trades()) {
                if (!hasPapersFor(trade)) {
                    return missingByLaw(trade);
                }
            }
        }
        for (String needed : posting.certificates()) {
            if (!holds(needed)) {
                return needed;
            }
        }
        return null;
    }

    /** Public-welfare posts: the groups in need only, not beyond pension age; those set aside for a group only for it. */
    boolean welfareClosed(PostingFacts posting) {
        return posting.family() == Family.PUBLIC_WELFARE && (!welfareOpen || setAsideForOthers(posting));
    }

    public static boolean setAside(PostingFacts posting) {
        return posting.family() == Family.PUBLIC_WELFARE
                && !Collections.disjoint(posting.traits(), SET_ASIDE.keySet());
    }

    private boolean setAsideForOthers(PostingFacts posting) {
        return setAside(posting) && SET_ASIDE.entrySet().stream()
                .filter(kind -> posting.traits().contains(kind.getKey()))
                .allMatch(kind -> Collections.disjoint(kind.getValue(), profile.groups()));
    }

    boolean tooFar(double distanceKm) {
        return profile.maxDistanceKm() != null && distanceKm > profile.maxDistanceKm();
    }

    /** Whether it lies elsewhere than where the person is willing to work. */
    boolean elsewhere(PostingFacts posting) {
        return profile.ground() != null && !profile.ground().holds(posting.place());
    }

    /** Whether kilometres alone do not tell what is too far. */
    public boolean boundToPlace() {
        return profile.ground() != null;
    }

    /** The rule by which this very post or its employer is ruled out, or null. */
    Rule excludedByName(PostingFacts posting) {
        Rule rule = profile.excludedPostings().get(posting.id());
        return rule == null && profile.excludedEmployers().contains(posting.employerKey()) ? Rule.EXCLUDED : rule;
    }

    /** Whether posts of this family or first trade are ruled out. */
    boolean excludedAsSuch(PostingFacts posting) {
        return profile.excludedFamilies().contains(posting.family())
                || !posting.trades().isEmpty() && profile.barredTrades().contains(posting.trades().getFirst());
    }

    /** Whether the post is against what the person's life allows, or lacks what they insist on. */
    boolean conditionNotMet(PostingFacts posting) {
        return needed != 0 && (Conditions.metBy(posting) & needed) != needed;
    }

    /** The {@link Conditions} that a post must meet. */
    public int needed() {
        return needed;
    }

    private String missingByLaw(String trade) {
        for (String needed : certificatesOf(trade)) {
            if (!holds(needed)) {
                return needed;
            }
        }
        return null;
    }

    private Set<String> certificatesOf(String trade) {
        return trades.find(trade).map(Trade::certificates).orElse(Collections.emptySet());
    }

    /** Certificates that are got at entry through the employer stand in nobody's way. */
    public boolean holds(String needed) {
        return certificates.covers(profile.certificates(), needed) || certificates.find(needed)
                .map(certificate -> certificate.when() == Certificate.When.AT_ENTRY).orElse(false);
    }

    private boolean inWelfareGroup() {
        boolean man = profile.sex() == Sex.M;
        boolean woman = profile.sex() == Sex.F;
        if (profile.age() >= (man ? WELFARE_END_MEN : WELFARE_END_WOMEN)) {
            return false;
        }
        for (WorkerGroup group : profile.groups()) {
            if (settings.welfareGroups().contains(group)) {
                return true;
            }
        }
        return profile.age() >= (woman ? WOMEN_4050 : MEN_4050);
    }
}
