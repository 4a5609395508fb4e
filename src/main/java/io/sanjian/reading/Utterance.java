package io.sanjian.reading;

import io.sanjian.reading.Piece.Type;
import io.sanjian.reading.ScopeGrammar.Scope;
import io.sanjian.reading.ScopeGrammar.ScopedClause;
import io.sanjian.reading.SpeechPhrases.Attribute;
import io.sanjian.reading.SpeechPhrases.Kind;
import io.sanjian.reading.SpeechPhrases.Phrase;
import io.sanjian.reference.terms.Wish;
import io.sanjian.reference.trade.Trade;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** One thing that a worker said, cut into words and clauses, and what it tells. */
final class Utterance {
    /** What a relative does is not what the worker can ("我男的开出租"); what one looks for on their behalf is ("帮我妈找个保洁"). */
    private static final Pattern OF_ANOTHER = Pattern.compile(
            "(?:我|屋头|^|给|帮)(?:屋头|各人)?(?:老公|老婆|男的|男人|爱人|丈夫|媳妇|婆娘|堂客|儿子|女儿|女婿|儿媳妇|老汉|爸爸|妈妈|爸|妈|哥哥|兄弟|姐姐|妹妹|哥|姐)"
                    + "(?:他|她)?(?:是|在|也在|在外头|在外面|都在)?(?!.*[我想找问要会做求])[^,。;!?、]{0,6}$");
    private static final Pattern TOGETHER = Pattern.compile("一起|一路|跟到|跟着|和我|我也|我们|两口子|夫妻");
    /** A character of each word for a relative. */
    private static final String RELATIVES = "公婆人夫妇娘客儿女汉爸妈哥兄姐妹";
    /** 进厂 is a name where 厂 alone would be in too many words. */
    private static final String GO_INTO = "进";
    private static final String AT_PRESENT = "现在";
    /** What may be refused of a trade that is done without it as well. */
    private static final Set<Attribute> KINDS_OF_WORK =
            EnumSet.of(Attribute.NIGHT, Attribute.OVERTIME, Attribute.HEIGHT,
                    Attribute.LIVE_IN, Attribute.AWAY, Attribute.LONG_HAUL, Attribute.OUTDOORS, Attribute.STANDING);
    private static final int SHORTEST_UNREAD = 2;

    private final Vocabulary vocabulary;
    private final String text;
    private final boolean relatives;
    private final List<Mention> mentions = new ArrayList<>();
    private final List<Consumer<UtteranceBuilder>> remarks = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();
    private List<Piece> pieces = List.of();
    /** "五年焊工": years said before their trade, or null. */
    private Integer yearsAhead;
    private final Map<Piece, ScopedClause> scopes = new IdentityHashMap<>();

    /** @param text in normal form */
    Utterance(Vocabulary vocabulary, String text) {
        this.vocabulary = vocabulary;
        this.text = text;
        this.relatives = text.chars().anyMatch(c -> RELATIVES.indexOf(c) >= 0);
    }

    /** Reads the text. Called once; then nothing changes any more. */
    void read() {
        pieces = PieceJoiner.joined(new PieceLattice(vocabulary, text).pieces(), text);
        List<ScopedClause> clauses = Discourse.settled(text, pieces, ScopeGrammar.parse(pieces.stream()
                .map(piece -> ScopeToken.of(piece, text, vocabulary.phrases())).filter(Objects::nonNull).toList()));
        clauses.forEach(clause -> clause.items().forEach(item -> scopes.put(item, clause)));
        for (int i = 0; i < pieces.size(); i++) {
            tell(i);
        }
        clauses.stream().filter(clause -> clause.scope() == Scope.EXCEPTED)
                .forEach(clause -> remarks.add(UtteranceBuilder::anything));
        if (Discourse.allElseWillDo(text, pieces, clauses) && mentions.stream().allMatch(mention -> mention.denied)) {
            remarks.add(UtteranceBuilder::anything);
        }
        if (asks(clauses)) {
            remarks.add(UtteranceBuilder::asks);
        }
        leave(clauses);
        turnAway(clauses);
        settleSounds();
        if (mentions.stream().anyMatch(mention -> !mention.ofAnother)) {
            mentions.removeIf(mention -> mention.ofAnother);
        }
    }

    /** Whether something is asked for, and nothing that nobody knows. */
    private static boolean asks(List<ScopedClause> clauses) {
        List<ScopedClause> wished = clauses.stream()
                .filter(clause -> clause.scope() == Scope.WANTED || clause.scope() == Scope.ACCEPTED).toList();
        return !wished.isEmpty() && wished.stream().allMatch(clause -> clause.items().isEmpty()
                || clause.items().stream()
                        .anyMatch(item -> item.type() != Type.UNKNOWN || item.length() < SHORTEST_UNREAD));
    }

    private Scope scope(Piece piece) {
        ScopedClause clause = scopes.get(piece);
        return clause == null ? Scope.SAID : clause.scope();
    }

    private boolean refused(Piece piece) {
        Scope scope = scope(piece);
        return scope == Scope.REFUSED || scope == Scope.EXCEPTED;
    }

    private void tell(int at) {
        Piece piece = pieces.get(at);
        switch (piece.type()) {
            case TRADE -> mention(piece, piece.trade());
            case CERTIFICATE -> certificate(piece);
            case PAY -> remarks.add(hearing -> hearing.pay(((PayWords.Found) piece.of()).pay()));
            case YEARS -> years(at);
            case UNKNOWN -> unknown(piece);
            case PHRASE -> phrase(at);
            case NEGATION, MARK -> {
            }
        }
    }

    /** How work should be; what is demanded (没有宿舍就不去) is a must. */
    private void attribute(Piece piece, Phrase phrase) {
        wishes(piece, ScopedWishes.of(phrase.attributes(), scope(piece), isOnly(piece)));
    }

    private void wishes(Piece piece, List<Wish> wishes) {
        remarks.add(scope(piece) == Scope.DEMANDED ? hearing -> hearing.musts(wishes)
                : hearing -> hearing.wishes(wishes));
    }

    private void phrase(int at) {
        Piece piece = pieces.get(at);
        Phrase phrase = piece.phrase();
        String word = text.substring(piece.start(), piece.end());
        switch (phrase.kind()) {
            case WISH -> {
                if (!refused(piece)) {
                    wishes(piece, phrase.wishes());
                }
            }
            case ATTRIBUTE -> attribute(piece, phrase);
            case FACT -> {
                if (!Circumstances.ofSomebodyElse(text, piece.start())) {
                    remarks.add(hearing -> hearing.wishes(phrase.wishes()));
                }
            }
            case UNFIT -> {
                if (!Circumstances.ofSomebodyElse(text, piece.start())) {
                    remarks.add(UtteranceBuilder::unfitForHeavyWork);
                }
            }
            case ENDED -> mentions.stream().filter(mention -> !mention.wished).forEach(mention -> mention.left = true);
            case HOME -> remarks.add(hearing -> hearing.wishes(List.of(Wish.NEAR_HOME)));
            case PLACE -> place(at, phrase, word);
            case PAPERS -> {
                if (!mentions.isEmpty()) {
                    Trade trade = mentions.getLast().trade;
                    remarks.add(hearing -> hearing.papersOf(trade));
                }
            }
            case ODD_JOBS -> {
                if (!namedInClause(at)) {
                    remarks.add(UtteranceBuilder::anything);
                }
            }
            case ANYTHING, BUT_ALL, OK -> {
                if (vocabulary.phrases().find(Kind.ANYTHING, word) != null && !governs(piece)
                        && (word.charAt(0) != '都' || mentions.isEmpty())) {
                    remarks.add(UtteranceBuilder::anything);
                }
            }
            default -> {
            }
        }
        Phrase skill = vocabulary.phrases().find(Kind.SKILL, word);
        if (skill != null) {
            remarks.add(hearing -> skill.skills().forEach(hearing::skill));
        }
        Phrase family = vocabulary.phrases().find(Kind.FAMILY, word);
        if (family != null && !refused(piece)) {
            remarks.add(hearing -> hearing.families(family.families()));
            TradeLexicon.Word trade = phrase.kind() == Kind.FAMILY ? vocabulary.trades().find(word) : null;
            if (trade != null) {
                mention(piece, new TradeLexicon.Found(trade, piece.start(), piece.end()));
            }
        }
    }

    /** Whether a consent or refusal is said of something. */
    private boolean governs(Piece predicate) {
        return scopes.values().stream().anyMatch(clause -> clause.predicate() == predicate);
    }

    private boolean isOnly(Piece piece) {
        ScopedClause clause = scopes.get(piece);
        return clause != null && clause.predicate() != null && clause.predicate().is(Kind.ONLY);
    }

    /** "工地不去了" bars all work there; "豆瓣厂不去" says nothing of other factories. */
    private void place(int at, Phrase phrase, String word) {
        Piece piece = pieces.get(at);
        if (refused(piece)) {
            if (at == 0 || pieces.get(at - 1).type() != Type.UNKNOWN) {
                phrase.places().forEach(place -> remarks.add(hearing -> hearing.bar(place, word)));
            }
            return;
        }
        TradeLexicon.Word named = vocabulary.trades().find(word);
        TradeLexicon.Word trade = named == null ? vocabulary.trades().find(GO_INTO + word) : named;
        if (trade != null) {
            mention(piece, new TradeLexicon.Found(trade, piece.start(), piece.end()));
        }
    }

    private void mention(Piece piece, TradeLexicon.Found found) {
        Scope scope = scope(piece);
        Mention mention = new Mention(found, text.substring(piece.start(), piece.end()), scope == Scope.WANTED,
                ofAnother(piece.start()), refused(piece) && !onlyOfAKind(piece),
                scope == Scope.WANTED || scope == Scope.ACCEPTED);
        mention.left = scope == Scope.LEFT;
        mention.years = yearsAhead;
        yearsAhead = null;
        mentions.add(mention);
    }

    /** "夜班保安不当": only by night. */
    private boolean onlyOfAKind(Piece piece) {
        int at = pieces.indexOf(piece) - 1;
        if (at >= 0 && text.substring(pieces.get(at).start(), pieces.get(at).end()).equals("的")) {
            at--;
        }
        return at >= 0 && pieces.get(at).is(Kind.ATTRIBUTE) && refused(pieces.get(at))
                && !Collections.disjoint(pieces.get(at).phrase().attributes(), KINDS_OF_WORK);
    }

    private void certificate(Piece piece) {
        CertificateText.Found found = (CertificateText.Found) piece.of();
        if (!CertificateText.missing(text.substring(clauseStart(piece.start())),
                new CertificateText.Found(found.certificate(), found.start() - clauseStart(piece.start()),
                        found.end() - clauseStart(piece.start())))) {
            remarks.add(hearing -> hearing.names(found.certificate()));
        }
        if (!refused(piece) && !CertificateText.denied(text, found)) {
            remarks.add(hearing -> hearing.holds(found.certificate()));
        }
    }

    /** "十五年": of the trade named before it in the clause, else of the one behind it, else of an earlier clause's. */
    private void years(int at) {
        Integer years = (Integer) pieces.get(at).of();
        if (namedInClause(at)) {
            mentions.getLast().years = years;
        } else if (pieces.subList(at + 1, pieces.size()).stream().takeWhile(piece -> piece.type() != Type.MARK)
                .anyMatch(piece -> piece.type() == Type.TRADE)) {
            yearsAhead = years;
        } else if (!mentions.isEmpty() && mentions.getLast().years == null) {
            mentions.getLast().years = years;
        }
    }

    private void unknown(Piece piece) {
        if (piece.length() >= SHORTEST_UNREAD && !refused(piece) && Texts.isHan(text.charAt(piece.start()))
                && !text.substring(piece.start(), piece.end()).chars()
                        .allMatch(c -> HanNumbers.isNumeral((char) c))) {
            unread.add(text.substring(piece.start(), piece.end()));
        }
    }

    /**
     * "跑外卖两年，想换个有社保的": what somebody wants to leave is what they can, not what they look for; "想换个工作，现在在传菜"
     * says it the other way round.
     */
    private void leave(List<ScopedClause> clauses) {
        for (ScopedClause clause : clauses) {
            if (clause.predicate() != null && clause.predicate().is(Kind.LEAVE)) {
                int start = clause.predicate().start();
                boolean before = mentions.stream().anyMatch(mention -> mention.found.start() < start);
                mentions.stream()
                        .filter(mention -> !mention.wished && !mention.denied && (before ? mention.found.start() < start
                                : text.substring(start, mention.found.start()).contains(AT_PRESENT)))
                        .forEach(mention -> mention.left = true);
            }
        }
    }

    private void turnAway(List<ScopedClause> clauses) {
        Discourse discourse = new Discourse(vocabulary.trades(), text, pieces, clauses);
        for (Mention mention : mentions) {
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
        List<Trade> literal = mentions.stream().filter(mention -> mention.found.otherwise() == 0)
                .map(mention -> mention.trade).toList();
        mentions.replaceAll(mention -> mention.found.alternatives().stream().filter(literal::contains).findFirst()
                .map(mention::as).orElse(mention));
    }

    private boolean namedInClause(int at) {
        int start = clauseStart(pieces.get(at).start());
        return !mentions.isEmpty() && mentions.getLast().found.start() >= start;
    }

    private int clauseStart(int at) {
        int start = at;
        while (start > 0 && (Texts.isHan(text.charAt(start - 1)) || Texts.isAsciiLetterOrDigit(text.charAt(start - 1))
                || text.charAt(start - 1) == '、')) {
            start--;
        }
        return start;
    }

    private boolean ofAnother(int at) {
        if (!relatives) {
            return false;
        }
        return OF_ANOTHER.matcher(text.substring(0, at)).find() && !TOGETHER.matcher(text).find();
    }

    /** "以前打螺丝, 想找个电子厂": a place that is wished for, where of what is named only the past is told. */
    private boolean lookedForFirst(Mention mention) {
        return mention.wished && mentions.stream()
                .noneMatch(other -> other.wished && !other.cue() && !other.denied && !other.left)
                && mentions.stream().anyMatch(other -> !other.cue() && other.trade.field() == mention.trade.field());
    }

    /** Says what was heard, with family words that stand inside trade names as well ("公益岗"). */
    void tell(UtteranceBuilder hearing) {
        boolean named = mentions.stream()
                .anyMatch(mention -> !mention.cue() && !mention.denied && !mention.left
                        && !TradeLexicon.general(mention.trade));
        boolean others = mentions.stream().anyMatch(mention -> !mention.denied && !mention.left);
        for (Mention mention : mentions) {
            if ((!mention.cue() || !named || mention.denied || lookedForFirst(mention))
                    && !generalisesAnother(mention, named)
                    && !(mention.left && others && !mention.denied) && !(mention.denied && welcome(mention.trade))) {
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
            Phrase family = vocabulary.phrases().at(Kind.FAMILY, mention.heard, 0);
            if (family != null && !mention.denied) {
                hearing.families(family.families());
            }
        }
        remarks.forEach(remark -> remark.accept(hearing));
        hearing.unread(unread);
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

    /** "养牛不去，放羊可以": of the same trade, only some is refused. */
    private boolean welcome(Trade trade) {
        return mentions.stream().anyMatch(mention -> mention.welcome && mention.trade == trade);
    }

    /** "进厂打螺丝", "电子厂坐流水线": factory work in general says nothing beside a kind of it. */
    private boolean generalisesAnother(Mention mention, boolean named) {
        return !mention.denied && mentions.stream().anyMatch(other -> !other.denied && !other.left
                && (other.wished || !mention.wished) && (!other.cue() || !named)
                && (vocabulary.trades().isKindOf(other.trade, mention.trade)
                        || TradeLexicon.general(mention.trade) && other.cue() && other.trade != mention.trade
                                && other.trade.field() == mention.trade.field()));
    }
}
