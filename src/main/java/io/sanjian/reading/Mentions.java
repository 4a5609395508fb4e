package io.sanjian.reading;

import io.sanjian.reading.ScopeGrammar.Scope;
import io.sanjian.reading.ScopeGrammar.ScopedClause;
import io.sanjian.reading.SpeechPhrases.Kind;
import io.sanjian.reading.SpeechPhrases.Phrase;
import io.sanjian.reference.trade.Trade;
import java.util.ArrayList;
import java.util.List;

/** The trades that an utterance names, in their order, and which of them count for what in the light of the others. */
final class Mentions {
    private static final String AT_PRESENT = "现在";

    private final Vocabulary vocabulary;
    private final String text;
    private final List<Mention> all = new ArrayList<>();

    /** @param text the utterance in normal form */
    Mentions(Vocabulary vocabulary, String text) {
        this.vocabulary = vocabulary;
        this.text = text;
    }

    void add(Mention mention) {
        all.add(mention);
    }

    /** The trade named last so far, or null. */
    Mention last() {
        return all.isEmpty() ? null : all.getLast();
    }

    /** Whether nothing was named that was not refused as well. */
    boolean allDenied() {
        return all.stream().allMatch(mention -> mention.denied);
    }

    /** "眼睛不行了": what was done so far is over. */
    void end() {
        all.stream().filter(mention -> !mention.wished).forEach(mention -> mention.left = true);
    }

    /** Once everything is named: what is said later settles what was meant before. */
    void settle(List<ScopedClause> clauses, Discourse discourse) {
        leave(clauses);
        turnAway(discourse);
        settleSounds();
        if (all.stream().anyMatch(mention -> !mention.ofAnother || speaksOfThemselves(mention))) {
            all.removeIf(mention -> mention.ofAnother);
        }
    }

    /** "老公在新疆摘棉花，我守屋头": what follows is of who speaks. */
    private boolean speaksOfThemselves(Mention mention) {
        return text.indexOf('我', mention.found.end()) >= 0;
    }

    /**
     * "跑外卖两年，想换个有社保的": what somebody wants to leave is what they can, not what they look for; "想换个工作，现在在传菜"
     * says it the other way round.
     */
    private void leave(List<ScopedClause> clauses) {
        for (ScopedClause clause : clauses) {
            if (clause.predicate() != null && clause.predicate().is(Kind.LEAVE)) {
                int start = clause.predicate().start();
                boolean before = all.stream().anyMatch(mention -> mention.found.start() < start);
                all.stream()
                        .filter(mention -> !mention.wished && !mention.denied && (before ? mention.found.start() < start
                                : text.substring(start, mention.found.start()).contains(AT_PRESENT)))
                        .forEach(mention -> mention.left = true);
            }
        }
    }

    private void turnAway(Discourse discourse) {
        all.removeIf(mention -> !mention.denied && discourse.bygone(mention));
        all.stream().filter(discourse::takenBack).forEach(mention -> mention.denied = true);
        for (Mention mention : all) {
            if (mention.wished || mention.welcome || mention.denied) {
                continue;
            }
            if (discourse.suggestedInVain(mention)) {
                mention.denied = true;
            } else if (discourse.turnedFrom(mention)) {
                mention.left = true;
            }
        }
    }

    /** "父工" sounds like 辅工 and 护工: beside 照顾病人 it is the latter. */
    private void settleSounds() {
        List<Trade> literal = all.stream().filter(mention -> mention.found.otherwise() == 0)
                .map(mention -> mention.trade).toList();
        all.replaceAll(mention -> mention.found.alternatives().stream().filter(literal::contains).findFirst()
                .map(mention::as).orElse(mention));
    }

    /** Says what was named, with family words that stand inside trade names as well ("公益岗"). */
    void tell(UtteranceBuilder hearing) {
        boolean named = all.stream()
                .anyMatch(mention -> !mention.cue() && !mention.denied && !mention.left
                        && !TradeLexicon.general(mention.trade));
        boolean others = all.stream().anyMatch(mention -> !mention.denied && !mention.left);
        for (Mention mention : all) {
            if ((!mention.cue() || !named || mention.denied || lookedForFirst(mention))
                    && !generalisesAnother(mention, named)
                    && !(mention.left && others && !mention.denied) && !(mention.denied && welcome(mention))) {
                if (mention.left && !mention.denied) {
                    hearing.leaves(mention);
                } else {
                    hearing.mention(mention);
                }
            }
            if (mention.left) {
                hearing.did(mention);
            }
            skill(hearing, mention);
            Phrase attribute = vocabulary.phrases().at(Kind.ATTRIBUTE, mention.heard, 0);
            if (attribute != null && mention.denied) {
                // "住家保姆不当": no living in.
                hearing.wishes(ScopedWishes.of(attribute.attributes(), Scope.REFUSED, false));
            }
            Phrase family = vocabulary.phrases().at(Kind.FAMILY, mention.heard, 0);
            if (family != null && !mention.denied) {
                hearing.families(family.families());
            }
        }
    }

    /** "装修师傅": the level is part of the name. */
    private void skill(UtteranceBuilder hearing, Mention mention) {
        for (int from = 0; !mention.denied && from < mention.heard.length(); from++) {
            Phrase skill = vocabulary.phrases().at(Kind.SKILL, mention.heard, from);
            if (skill != null) {
                skill.skills().forEach(hearing::skill);
            }
        }
    }

    /** "以前打螺丝, 想找个电子厂": a place that is wished for, where of what is named only the past is told. */
    private boolean lookedForFirst(Mention mention) {
        return mention.wished && all.stream()
                .noneMatch(other -> other.wished && !other.cue() && !other.denied && !other.left)
                && all.stream().anyMatch(other -> !other.cue() && other.trade.field() == mention.trade.field());
    }

    /** "养牛不去，放羊可以": of the same trade, only some is refused; but 会电脑 is no consent to 文员. */
    private boolean welcome(Mention refused) {
        return all.stream().anyMatch(mention -> mention.welcome && !mention.denied && mention.trade == refused.trade
                && (!mention.cue() || refused.cue()));
    }

    /** "进厂打螺丝", "电子厂坐流水线": factory work in general says nothing beside a kind of it. */
    private boolean generalisesAnother(Mention mention, boolean named) {
        return !mention.denied && all.stream().anyMatch(other -> !other.denied && !other.left
                && (other.wished || !mention.wished) && (!other.cue() || !named)
                && (vocabulary.trades().isKindOf(other.trade, mention.trade)
                        || TradeLexicon.general(mention.trade) && other.cue() && other.trade != mention.trade
                                && other.trade.field() == mention.trade.field()));
    }
}
