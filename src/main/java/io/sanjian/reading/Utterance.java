package io.sanjian.reading;

import io.sanjian.reading.Piece.Type;
import io.sanjian.reading.ScopeGrammar.Scope;
import io.sanjian.reading.ScopeGrammar.ScopedClause;
import io.sanjian.reading.SpeechPhrases.Attribute;
import io.sanjian.reading.SpeechPhrases.Kind;
import io.sanjian.reading.SpeechPhrases.Phrase;
import io.sanjian.reference.terms.Wish;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** One thing that a worker said, cut into words and clauses, and what it tells. */
final class Utterance {
    /** 进厂 is a name where 厂 alone would be in too many words. */
    private static final String GO_INTO = "进";
    /** What may be refused of a trade that is done without it as well. */
    private static final Set<Attribute> KINDS_OF_WORK =
            EnumSet.of(Attribute.NIGHT, Attribute.OVERTIME, Attribute.HEIGHT,
                    Attribute.LIVE_IN, Attribute.AWAY, Attribute.LONG_HAUL, Attribute.OUTDOORS, Attribute.STANDING);
    private static final int SHORTEST_UNREAD = 2;

    private final Vocabulary vocabulary;
    private final String text;
    private final Mentions mentions;
    private final List<Consumer<UtteranceBuilder>> remarks = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();
    /** Whether any of the unread words may be the name of work. */
    private boolean openWords;
    private List<Piece> pieces = List.of();
    /** "五年焊工": years said before their trade, or null. */
    private Integer yearsAhead;
    private final Map<Piece, ScopedClause> scopes = new IdentityHashMap<>();

    /** @param text in normal form */
    Utterance(Vocabulary vocabulary, String text) {
        this.vocabulary = vocabulary;
        this.text = text;
        this.mentions = new Mentions(vocabulary, text);
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
        if (Discourse.allElseWillDo(text, pieces, clauses) && mentions.allDenied()) {
            remarks.add(UtteranceBuilder::anything);
        }
        if (asks(clauses)) {
            remarks.add(UtteranceBuilder::asks);
        }
        vocabulary.circumstances().signs(text, wishes -> remarks.add(hearing -> hearing.wishes(wishes)));
        mentions.settle(clauses, new Discourse(vocabulary.trades(), text, pieces, clauses));
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
            case DUTY -> remarks.add(hearing -> hearing.wishes(phrase.wishes()));
            case UNFIT -> {
                if (!Circumstances.ofSomebodyElse(text, piece.start())) {
                    remarks.add(UtteranceBuilder::unfitForHeavyWork);
                }
            }
            case ENDED -> mentions.end();
            case HOME -> remarks.add(hearing -> hearing.wishes(List.of(Wish.NEAR_HOME)));
            case PLACE -> place(at, phrase, word);
            case PAPERS -> {
                Mention last = mentions.last();
                if (last != null) {
                    remarks.add(hearing -> hearing.papersOf(last.trade));
                }
            }
            case ODD_JOBS -> {
                if (!namedInClause(at)) {
                    remarks.add(UtteranceBuilder::anything);
                }
            }
            case ANYTHING, BUT_ALL, OK -> {
                if (vocabulary.phrases().find(Kind.ANYTHING, word) != null && !governs(piece)
                        && (word.charAt(0) != '都' || mentions.last() == null)) {
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
            if ((at == 0 || pieces.get(at - 1).type() != Type.UNKNOWN) && !placeOfTrade(at)) {
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

    /** "饭店端盘子的不要" says nothing of other work there. */
    private boolean placeOfTrade(int at) {
        return at + 1 < pieces.size() && pieces.get(at + 1).type() == Type.TRADE && refused(pieces.get(at + 1))
                && !pieces.get(at + 1).trade().word().cue()
                && !TradeLexicon.general(pieces.get(at + 1).trade().trade());
    }

    private void mention(Piece piece, TradeLexicon.Found found) {
        Scope scope = scope(piece);
        Mention mention = new Mention(found, text.substring(piece.start(), piece.end()), scope == Scope.WANTED,
                Relatives.tell(text, piece.start()), refused(piece) && !onlyOfAKind(piece),
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
        Mention last = mentions.last();
        if (namedInClause(at)) {
            last.years = years;
        } else if (pieces.subList(at + 1, pieces.size()).stream().takeWhile(piece -> piece.type() != Type.MARK)
                .anyMatch(piece -> piece.type() == Type.TRADE)) {
            yearsAhead = years;
        } else if (last != null && last.years == null) {
            last.years = years;
        }
    }

    private void unknown(Piece piece) {
        if (piece.length() >= SHORTEST_UNREAD && !refused(piece) && Texts.isHan(text.charAt(piece.start()))
                && !text.substring(piece.start(), piece.end()).chars()
                        .allMatch(c -> HanNumbers.isNumeral((char) c))) {
            unread.add(text.substring(piece.start(), piece.end()));
            openWords |= UnreadWords.mayNameWork(text, pieces, piece, scopes.get(piece));
        }
    }

    private boolean namedInClause(int at) {
        int start = clauseStart(pieces.get(at).start());
        return mentions.last() != null && mentions.last().found.start() >= start;
    }

    private int clauseStart(int at) {
        int start = at;
        while (start > 0 && (Texts.isHan(text.charAt(start - 1)) || Texts.isAsciiLetterOrDigit(text.charAt(start - 1))
                || text.charAt(start - 1) == '、')) {
            start--;
        }
        return start;
    }

    /** Says what was heard. */
    void tell(UtteranceBuilder hearing) {
        mentions.tell(hearing);
        remarks.forEach(remark -> remark.accept(hearing));
        hearing.unread(unread, openWords);
    }
}
