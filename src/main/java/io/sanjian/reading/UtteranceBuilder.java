package io.sanjian.reading;

import io.sanjian.reading.Understood.Refusal;
import io.sanjian.reading.Understood.Skill;
import io.sanjian.reading.Understood.WantedTrade;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.Wish;
import io.sanjian.reference.trade.Certificate;
import io.sanjian.reference.trade.Trade;
import io.sanjian.reference.trade.Trade.Field;
import io.sanjian.reference.trade.Trade.Flag;
import io.sanjian.reference.trade.Trades;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gathers what was heard of all that a worker said. */
final class UtteranceBuilder {
    /** Years after which somebody knows a trade. */
    private static final int SKILLED_AFTER = 3;

    private final Trades trades;
    private final Map<String, WantedTrade> wished = new LinkedHashMap<>();
    private final Map<String, WantedTrade> known = new LinkedHashMap<>();
    private final Set<String> barred = new LinkedHashSet<>();
    /** Named and said to be welcome. */
    private final Set<String> welcome = new HashSet<>();
    /** Of {@link #barred} those that were named, or all of a place, and not only kinds of what was named. */
    private final Set<String> refusedThemselves = new HashSet<>();
    private final Map<String, Set<String>> refusals = new LinkedHashMap<>();
    private final Set<String> certificates = new LinkedHashSet<>();
    private final Set<Certificate> named = new LinkedHashSet<>();
    private final Set<Wish> wishes = EnumSet.noneOf(Wish.class);
    private final Set<Wish> musts = EnumSet.noneOf(Wish.class);
    private final Set<Family> families = EnumSet.noneOf(Family.class);
    private final Set<String> unread = new LinkedHashSet<>();
    private final Map<String, WantedTrade> experience = new LinkedHashMap<>();
    private Skill skill;
    private Pay pay;
    private boolean anything;
    private boolean unfit;
    private boolean asks;
    private boolean openWords;

    UtteranceBuilder(Trades trades) {
        this.trades = trades;
    }

    void mention(Mention mention) {
        if (mention.denied) {
            refuses(mention.heard, withKinds(mention.trade));
            refusedThemselves.add(mention.trade.code());
            return;
        }
        if (mention.welcome) {
            welcome.add(mention.trade.code());
        }
        Map<String, WantedTrade> into = mention.wished ? wished : known;
        into.merge(mention.trade.code(),
                new WantedTrade(mention.trade.code(), mention.trade.name(), mention.heard, mention.years),
                (earlier, later) -> earlier.years() == null && later.years() != null
                        ? new WantedTrade(earlier.code(), earlier.name(), earlier.heard(), later.years()) : earlier);
    }

    /** "跑外卖跑累了想换个": anything else. */
    void leaves(Mention mention) {
        refuses(mention.heard, withKinds(mention.trade));
        refusedThemselves.add(mention.trade.code());
        anything = true;
    }

    /** What a worker did before and does not look for any more. */
    void did(Mention mention) {
        experience.putIfAbsent(mention.trade.code(),
                new WantedTrade(mention.trade.code(), mention.trade.name(), mention.heard, mention.years));
    }

    /** The highest level of skill that was said counts. */
    void skill(Skill said) {
        skill = skill == null || said.compareTo(skill) > 0 ? said : skill;
    }

    /** A trade given by its code. */
    void wants(Trade trade) {
        wished.putIfAbsent(trade.code(), new WantedTrade(trade.code(), trade.name(), trade.code(), null));
    }

    /**
     * All work of a kind of place is ruled out: "不去工地", "不进厂".
     *
     * @param heard the word for the place
     */
    void bar(Field place, String heard) {
        switch (place) {
            case CONSTRUCTION -> wishes.add(Wish.NO_CONSTRUCTION_SITE);
            case MANUFACTURING -> wishes.add(Wish.NO_FACTORY);
            default -> {
            }
        }
        Set<String> codes = trades.all().stream().filter(trade -> trade.field() == place).map(Trade::code)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        refuses(heard, codes);
        refusedThemselves.addAll(codes);
    }

    private void refuses(String heard, Set<String> codes) {
        barred.addAll(codes);
        refusals.merge(heard, codes, (earlier, later) -> {
            Set<String> both = new LinkedHashSet<>(earlier);
            both.addAll(later);
            return both;
        });
    }

    void anything() {
        anything = true;
    }

    /** Work was asked for and only how it should be was said, in words that were read or not. */
    void asks() {
        asks = true;
    }

    void wishes(List<Wish> more) {
        wishes.addAll(more);
    }

    /** Wishes without which the worker would not come. */
    void musts(List<Wish> more) {
        wishes.addAll(more);
        musts.addAll(more);
    }

    /** Heavy work is beyond the worker's strength. */
    void unfitForHeavyWork() {
        unfit = true;
        wishes.add(Wish.LIGHT_WORK);
    }

    /** The first that was said counts: who says more gives the same once more, per day or per month. */
    void pay(Pay wanted) {
        pay = pay == null ? wanted : pay;
    }

    void families(List<Family> more) {
        families.addAll(more);
    }

    /** A certificate was spoken of, held or not: it tells the trade where nothing else does. */
    void names(Certificate certificate) {
        named.add(certificate);
    }

    void holds(Certificate certificate) {
        certificates.add(certificate.code());
    }

    void papersOf(Trade trade) {
        certificates.addAll(trade.certificates());
    }

    /** @param open whether any of the words may be the name of work */
    void unread(List<String> words, boolean open) {
        unread.addAll(words);
        openWords |= open;
    }

    /** What a worker wishes for comes before what they have done; what they do after that they say so is not barred. */
    Understood understood() {
        Map<String, WantedTrade> wanted = new LinkedHashMap<>(wished);
        known.forEach((code, trade) -> wanted.merge(code, trade,
                (earlier, later) -> earlier.years() == null ? later : earlier));
        spareKinds(wanted.keySet());
        barred.forEach(wanted::remove);
        generalLast(wanted);
        // What was done until the back or the lungs gave way is not what is looked for.
        anything |= wanted.keySet().removeIf(code -> !wished.containsKey(code) && !welcome.contains(code)
                && (unfit && has(code, Flag.HEAVY) || wishes.contains(Wish.NO_DUST) && has(code, Flag.TOXIC)))
                && wanted.isEmpty();
        if (wanted.isEmpty() && !anything) {
            named.forEach(certificate -> tradeOf(certificate)
                    .filter(trade -> !barred.contains(trade.code())).ifPresent(trade -> wanted.put(trade.code(),
                            new WantedTrade(trade.code(), trade.name(), certificate.name(), null))));
        }
        boolean saidOnlyHow =
                wanted.isEmpty() && (!openWords || asks)
                        && !(wishes.isEmpty() && barred.isEmpty() && pay == null);
        anything |= saidOnlyHow;
        barUnbearable(wanted.keySet());
        if (wanted.isEmpty() && wishes.contains(Wish.PREGNANT)) {
            wishes.add(Wish.SEATED);
        }
        if (wishes.contains(Wish.SCHOOL_HOURS) && !wishes.contains(Wish.READY_TO_LEAVE)) {
            wishes.add(Wish.NEAR_HOME);
        }
        wanted.keySet().forEach(experience::remove);
        wanted.values().stream().filter(trade -> trade.years() != null && trade.years() >= SKILLED_AFTER)
                .forEach(trade -> skill(Skill.SKILLED));
        return new Understood(List.copyOf(wanted.values()), Collections.unmodifiableSet(barred),
                refusals.entrySet().stream().map(said -> new Refusal(said.getKey(), said.getValue())).toList(),
                anything,
                Collections.unmodifiableSet(certificates), Collections.unmodifiableSet(wishes),
                Collections.unmodifiableSet(musts),
                Collections.unmodifiableSet(families), pay, new ArrayList<>(unread),
                List.copyOf(experience.values()), skill, question(wanted.keySet()));
    }

    /** "服装厂不去，做裁缝可以": a kind of what is refused that is asked for by its own name. */
    private void spareKinds(Set<String> wanted) {
        Set<String> spared = new HashSet<>(wanted);
        spared.removeAll(refusedThemselves);
        barred.removeAll(spared);
        refusals.values().forEach(codes -> codes.removeAll(spared));
    }

    /** The question whose answer would help most, or null. */
    private String question(Set<String> wanted) {
        if (wanted.isEmpty() && !anything && families.isEmpty()) {
            return unread.isEmpty() ? "没听出您想做什么活。您以前做过什么，现在想做什么？要是什么都可以，就说“啥都可以”"
                    : "“%s”没听明白。您说的是哪种活，以前做过什么？要是什么都可以，就说“啥都可以”".formatted(String.join("、", unread));
        }
        Trade first = wanted.isEmpty() ? null : trades.find(wanted.iterator().next()).orElseThrow();
        if (first != null && !first.certificates().isEmpty()
                && Collections.disjoint(first.certificates(), certificates)) {
            return "做%s要有证。您有没有，是哪一种？".formatted(first.name());
        }
        return null;
    }

    /** "找个厂上班，以前做品检": a named trade says more than that it should be a factory. */
    private void generalLast(Map<String, WantedTrade> wanted) {
        List<WantedTrade> general = wanted.values().stream()
                .filter(trade -> TradeLexicon.general(trades.find(trade.code()).orElseThrow())).toList();
        general.forEach(trade -> wanted.remove(trade.code()));
        general.forEach(trade -> wanted.put(trade.code(), trade));
    }

    private boolean has(String code, Flag flag) {
        return trades.find(code).orElseThrow().flags().contains(flag);
    }

    /** The trade whose paper it is. */
    private Optional<Trade> tradeOf(Certificate certificate) {
        return certificate.trade() == null ? Optional.empty() : trades.find(certificate.trade());
    }

    /** Who cannot bear heights, loads or dust is spared the trades that have them, but for those asked for by name. */
    private void barUnbearable(Set<String> wanted) {
        Set<Flag> unbearable = EnumSet.noneOf(Flag.class);
        if (wishes.contains(Wish.NO_HEIGHTS)) {
            unbearable.add(Flag.HEIGHT);
        }
        if (wishes.contains(Wish.LIGHT_WORK)) {
            unbearable.add(Flag.HEAVY);
        }
        if (wishes.contains(Wish.NO_DUST)) {
            unbearable.add(Flag.TOXIC);
        }
        if (!unbearable.isEmpty()) {
            trades.all().stream()
                    .filter(trade -> !Collections.disjoint(trade.flags(), unbearable)
                            && !wanted.contains(trade.code()))
                    .forEach(trade -> barred.add(trade.code()));
        }
    }

    /** The trade and all kinds of it. */
    private Set<String> withKinds(Trade ruledOut) {
        Set<String> codes = new LinkedHashSet<>();
        codes.add(ruledOut.code());
        for (Trade trade : trades.all()) {
            if (ruledOut.code().equals(trade.broader())) {
                codes.add(trade.code());
            }
        }
        return codes;
    }
}
