package io.sanjian.reading;

import io.sanjian.reading.SpeechPhrases.Kind;
import io.sanjian.reading.SpeechPhrases.Phrase;
import io.sanjian.reference.terms.Wish;
import io.sanjian.reference.trade.Certificate;
import io.sanjian.reference.trade.Trade;
import io.sanjian.reference.trade.Trade.Field;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * One clause of what a worker said, read from left to right. At each place the first step that knows what stands there
 * takes it and goes on behind it; a longer name of a trade comes before a shorter phrase.
 */
final class Clause {
    private static final Pattern WISH = Pattern.compile("想|要找|找个|只|愿|希望|打算");
    /** What a relative does is not what the worker can; "跟到老公砌砖" is. */
    private static final Pattern OF_ANOTHER = Pattern.compile(
            "^(?:我|屋头)?(?:老公|老婆|男人|爱人|丈夫|媳妇|婆娘|堂客|儿子|女儿|女婿|儿媳妇|老汉|爸爸|妈妈|哥哥|兄弟|姐姐|妹妹)(?:是|在|也在|在外头|在外面)?(?!.*(?:一起|一路|跟到|跟着|和我|我也|都是我|我们))");
    private static final String NO_WISH = "不想";
    private static final int LONGEST_CAREER = 60;

    private final String text;
    private final Utterance sentence;
    private final Vocabulary vocabulary;
    /** How many trades earlier clauses named. */
    private final int firstOfClause;
    private final boolean wish;
    private final boolean ofAnother;
    private final ClauseCursor cursor;
    private final NegationScope refusal;

    /** The trade named at this place, or null; and its length, a place or branch counting for one less. */
    private TradeLexicon.Found word;
    private int wordLength;
    /** Whether this clause had a word that no step knew. */
    private boolean unknown;
    /** "五年焊工": years said before their trade, or null. */
    private Integer yearsAhead;

    Clause(String text, Utterance sentence, Vocabulary vocabulary) {
        this.text = text;
        this.sentence = sentence;
        this.vocabulary = vocabulary;
        this.ofAnother = OF_ANOTHER.matcher(text).find();
        this.cursor = new ClauseCursor(text, vocabulary.phrases(), sentence::unread);
        this.refusal = new NegationScope(text, sentence, vocabulary);
        this.firstOfClause = sentence.mentioned();
        this.wish = WISH.matcher(text).find() && !text.contains(NO_WISH);
    }

    void read() {
        while (!cursor.atEnd()) {
            refusal.reach(cursor.at());
            word = vocabulary.trades().at(text, cursor.at());
            wordLength = word == null ? 0 : word.end() - word.start() - (word.word().cue() ? 1 : 0);
            if (!step()) {
                unknown = true;
                cursor.passOver();
            }
        }
        cursor.flush();
    }

    private boolean step() {
        return pay() || liked() || wished() || unfit() || tiedToHome() || allElse() || exception() || noPapers()
                || papers()
                || refusedBehind() || givenUp() || oddJobs() || anything() || certificate() || placeRuledOut()
                || trade()
                || family() || negation() || years() || filler() || mistyped();
    }

    /** "不低于五千": before all else, since 不 would rule out what follows. */
    private boolean pay() {
        if (word != null) {
            return false;
        }
        Phrase bound = cursor.here(Kind.AT_LEAST);
        PayWords.Found found = PayWords.at(text, bound == null ? cursor.at() : cursor.at() + bound.length());
        if (found == null) {
            return false;
        }
        sentence.remark(hearing -> hearing.pay(found.pay()));
        return cursor.goOn(found.end());
    }

    /** "不怕累": looks like a negation and is none. */
    private boolean liked() {
        return cursor.take(cursor.longer(Kind.LIKED, wordLength));
    }

    private boolean wished() {
        Phrase phrase = cursor.longer(Kind.WISH, wordLength);
        if (phrase != null) {
            sentence.remark(hearing -> hearing.wishes(phrase.wishes()));
            tellFamily();
        }
        return cursor.take(phrase);
    }

    /** "腰不好", "重活做不得". */
    private boolean unfit() {
        Phrase phrase = cursor.longer(Kind.UNFIT, wordLength);
        if (phrase != null) {
            sentence.remark(UtteranceBuilder::unfitForHeavyWork);
        }
        return cursor.take(phrase);
    }

    /** "屋头有老人": whoever says so wants to be near home. */
    private boolean tiedToHome() {
        Phrase phrase = cursor.longer(Kind.HOME, wordLength - 1);
        if (phrase != null) {
            sentence.remark(hearing -> hearing.wishes(List.of(Wish.NEAR_HOME)));
        }
        return cursor.take(phrase);
    }

    /** The "都行" that closes "除了保安". */
    private boolean allElse() {
        if (!sentence.inException()) {
            return false;
        }
        Phrase phrase = cursor.here(Kind.BUT_ALL);
        phrase = phrase == null ? cursor.here(Kind.ANYTHING) : phrase;
        if (phrase != null) {
            sentence.allButExcepted();
        }
        return cursor.take(phrase);
    }

    private boolean exception() {
        Phrase phrase = cursor.here(Kind.EXCEPT);
        if (phrase != null) {
            sentence.openException();
        }
        return cursor.take(phrase);
    }

    private boolean noPapers() {
        return cursor.take(cursor.longer(Kind.NO_PAPERS, wordLength));
    }

    private boolean papers() {
        if (sentence.mentioned() == 0) {
            return false;
        }
        Phrase phrase = cursor.here(Kind.PAPERS);
        if (phrase != null) {
            Trade trade = sentence.lastMention().trade;
            sentence.remark(hearing -> hearing.papersOf(trade));
        }
        return cursor.take(phrase);
    }

    /** "保安不当了": the refusal must end what was said of the trade, or it is the beginning of another one. */
    private boolean refusedBehind() {
        if (!namedHere()) {
            return false;
        }
        Phrase phrase = cursor.here(Kind.NOT_AFTER);
        if (phrase == null || !endsBefore(cursor.at() + phrase.length())) {
            return false;
        }
        sentence.denyFrom(firstOfClause);
        return cursor.take(phrase);
    }

    /** "做过木工，现在做不动了": all that was said of before. */
    private boolean givenUp() {
        Phrase phrase = unknown || namedHere() || sentence.mentioned() == 0 ? null : cursor.here(Kind.NOT_AFTER);
        if (phrase == null || cursor.at() + phrase.length() < text.length() || !text.endsWith("了")) {
            return false;
        }
        sentence.denyPast();
        return cursor.take(phrase);
    }

    private boolean endsBefore(int end) {
        return end >= text.length() || vocabulary.trades().at(text, end) == null || text.charAt(end - 1) == '了';
    }

    private boolean oddJobs() {
        return namedHere() && cursor.take(cursor.longer(Kind.ODD_JOBS, wordLength - 1));
    }

    /** "都可以" behind a trade is said of that trade. */
    private boolean anything() {
        Phrase phrase = refusal.isOpen() ? null : cursor.longer(Kind.ANYTHING, wordLength - 1);
        if (phrase != null && (text.charAt(cursor.at()) != '都' || sentence.mentioned() == 0)) {
            sentence.remark(UtteranceBuilder::anything);
            tellFamily();
        }
        return cursor.take(phrase);
    }

    private boolean certificate() {
        CertificateText.Found found = vocabulary.certificates().at(text, cursor.at());
        if (found == null || found.end() - found.start() <= wordLength) {
            return false;
        }
        Certificate certificate = found.certificate();
        if (!CertificateText.missing(text, found)) {
            sentence.remark(hearing -> hearing.names(certificate));
        }
        if (!refusal.isOpen() && !CertificateText.denied(text, found)) {
            sentence.remark(hearing -> hearing.holds(certificate));
        }
        return cursor.goOn(found.end());
    }

    /** "不去工地", "工地不去了": all work of a kind of place. */
    private boolean placeRuledOut() {
        Phrase phrase = cursor.longer(Kind.PLACE, wordLength - 1);
        if (phrase == null || !refusal.isOpen() && !sentence.inException()
                && vocabulary.phrases().at(Kind.NOT_AFTER, text, cursor.at() + phrase.length()) == null) {
            return false;
        }
        refusal.refusesPlace();
        List<Field> places = phrase.places();
        if (sentence.inException()) {
            sentence.exceptPlaces(places);
        } else {
            places.forEach(place -> sentence.remark(hearing -> hearing.bar(place)));
        }
        cursor.take(phrase);
        cursor.take(cursor.here(Kind.NOT_AFTER));
        return true;
    }

    private boolean trade() {
        if (word == null) {
            return false;
        }
        TradeLexicon.Found mistyped = vocabulary.trades().soundingAt(text, cursor.at());
        boolean longerMistyped = mistyped != null && mistyped.end() > word.end() && mistyped.trade() == word.trade();
        mention(longerMistyped ? mistyped : word);
        sentence.lastMention().years = yearsAhead;
        yearsAhead = null;
        return true;
    }

    private boolean family() {
        tellFamily();
        return cursor.take(cursor.here(Kind.FAMILY));
    }

    private boolean negation() {
        int start = cursor.at();
        if (!takeBeforeTrade(Kind.NOT)) {
            return false;
        }
        refusal.open(text.substring(start, cursor.at()));
        return true;
    }

    /** "十五年": of the trade named before it in the clause, else of the one behind it, else of an earlier clause's. */
    private boolean years() {
        int numeralEnd = numeralEnd();
        if (numeralEnd == cursor.at() || numeralEnd == text.length() || text.charAt(numeralEnd) != '年') {
            return false;
        }
        OptionalInt years = HanNumbers.parse(text.substring(cursor.at(), numeralEnd));
        if (years.isEmpty() || years.getAsInt() > LONGEST_CAREER) {
            return false;
        }
        if (namedHere()) {
            sentence.lastMention().years = years.getAsInt();
        } else if (vocabulary.trades().namedFrom(text, numeralEnd + 1)) {
            yearsAhead = years.getAsInt();
        } else if (sentence.mentioned() > 0 && sentence.lastMention().years == null) {
            sentence.lastMention().years = years.getAsInt();
        }
        return cursor.goOn(numeralEnd + 1);
    }

    private int numeralEnd() {
        int end = cursor.at();
        while (end < text.length() && HanNumbers.isNumeral(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private boolean filler() {
        return takeBeforeTrade(Kind.FILLER);
    }

    /** "想学厨": the filler 想学 must not swallow the beginning of 学厨, nor 不想跑 that of 跑长途. */
    private boolean takeBeforeTrade(Kind kind) {
        Phrase phrase = cursor.here(kind);
        return phrase != null && cursor.goOn(
                vocabulary.trades().beforeWordAcross(text, cursor.at(), cursor.at() + phrase.length()));
    }

    /** A name of two characters must stand alone, or it may be cut out of an unknown word ("写材料" holds no 鞋材). */
    private boolean mistyped() {
        TradeLexicon.Found found = vocabulary.trades().mistypedAt(text, cursor.at());
        if (found == null || found.end() - found.start() == 2 && (cursor.inWord() || !knownAt(found.end()))) {
            return false;
        }
        mention(found);
        return true;
    }

    private boolean knownAt(int place) {
        return place == text.length() || !Texts.isHan(text.charAt(place))
                || HanNumbers.isNumeral(text.charAt(place)) || vocabulary.trades().at(text, place) != null
                || vocabulary.phrases().any(text, place);
    }

    private void mention(TradeLexicon.Found found) {
        sentence.mention(new Mention(found.trade(), found.word().cue(), text.substring(found.start(), found.end()),
                wish, ofAnother, refusal.isOpen()));
        cursor.goOn(found.end());
    }

    private void tellFamily() {
        Phrase phrase = cursor.here(Kind.FAMILY);
        if (phrase != null) {
            sentence.remark(hearing -> hearing.families(phrase.families()));
        }
    }

    private boolean namedHere() {
        return sentence.mentioned() > firstOfClause;
    }
}
