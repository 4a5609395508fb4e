package io.sanjian.reading;

import io.sanjian.reading.SpeechPhrases.Kind;
import io.sanjian.reading.SpeechPhrases.Phrase;
import io.sanjian.trade.Certificate;
import io.sanjian.trade.Trade;
import io.sanjian.trade.Trade.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** One thing that a worker said, read clause by clause, from left to right, the longest known words first. */
final class Sentence {
    private final String text;
    private final TradeLexicon lexicon;
    private final CertificateText certificates;
    private final SpeechPhrases phrases;
    private final List<Mention> mentions = new ArrayList<>();
    private final List<Consumer<Hearing>> remarks = new ArrayList<>();
    private final StringBuilder unread = new StringBuilder();
    private final List<String> unreadWords = new ArrayList<>();
    /** Where an exception ("除了保安") began that no clause has closed yet, in {@code mentions}; or -1. */
    private int exceptFrom = -1;
    private final List<Field> placesExcepted = new ArrayList<>();

    /** A trade that was named, and how. */
    static final class Mention {
        final Trade trade;
        final boolean cue;
        final String heard;
        final boolean wished;
        boolean denied;
        Integer years;

        Mention(Trade trade, boolean cue, String heard, boolean wished, boolean denied) {
            this.trade = trade;
            this.cue = cue;
            this.heard = heard;
            this.wished = wished;
            this.denied = denied;
        }
    }

    Sentence(String text, TradeLexicon lexicon, CertificateText certificates, SpeechPhrases phrases) {
        this.text = text;
        this.lexicon = lexicon;
        this.certificates = certificates;
        this.phrases = phrases;
    }

    /** Reads the clause between two marks. */
    void readClause(int start, int end) {
        String clause = text.substring(start, end);
        boolean wish = clause.matches(".*(想|要找|找个|只|愿|希望|打算).*") && !clause.contains("不想");
        int firstOfClause = mentions.size();
        boolean denying = false;
        Integer yearsAhead = null;
        int i = 0;
        boolean pending = exceptFrom >= 0;
        while (i < clause.length()) {
            Phrase phrase;
            CertificateText.Found certificate;
            TradeLexicon.Found word = lexicon.at(clause, i);
            int wordLength = word == null ? 0 : word.end() - word.start() - (word.word().cue() ? 1 : 0);
            if ((phrase = longer(Kind.LIKED, clause, i, wordLength)) != null) {
                i = skip(i, phrase);
            } else if ((phrase = longer(Kind.WISH, clause, i, wordLength)) != null) {
                Phrase wished = phrase;
                remarks.add(hearing -> hearing.wishes(wished.wishes()));
                tellFamily(clause, i);
                i = skip(i, phrase);
            } else if ((phrase = longer(Kind.HOME, clause, i, wordLength - 1)) != null) {
                remarks.add(hearing -> hearing.wishes(List.of(Understood.Wish.NEAR_HOME)));
                i = skip(i, phrase);
            } else if (exceptFrom >= 0 && (phrase = allElse(clause, i)) != null) {
                denyFrom(exceptFrom);
                placesExcepted.forEach(place -> remarks.add(hearing -> hearing.bar(place)));
                remarks.add(Hearing::anything);
                closeException();
                i = skip(i, phrase);
            } else if ((phrase = phrases.at(Kind.EXCEPT, clause, i)) != null) {
                exceptFrom = mentions.size();
                i = skip(i, phrase);
            } else if ((phrase = longer(Kind.NO_PAPERS, clause, i, wordLength)) != null) {
                i = skip(i, phrase);
            } else if ((phrase = phrases.at(Kind.PAPERS, clause, i)) != null && !mentions.isEmpty()) {
                Trade trade = mentions.getLast().trade;
                remarks.add(hearing -> hearing.papersOf(trade));
                i = skip(i, phrase);
            } else if (mentions.size() > firstOfClause && (phrase = phrases.at(Kind.NOT_AFTER, clause, i)) != null
                    && endsThere(clause, i + phrase.length())) {
                denyFrom(firstOfClause);
                i = skip(i, phrase);
            } else if (mentions.size() > firstOfClause
                    && (phrase = longer(Kind.ODD_JOBS, clause, i, wordLength - 1)) != null) {
                i = skip(i, phrase);
            } else if ((phrase = longer(Kind.ANYTHING, clause, i, wordLength - 1)) != null && !denying) {
                if (clause.charAt(i) != '都' || mentions.isEmpty()) {
                    remarks.add(Hearing::anything);
                    tellFamily(clause, i);
                }
                i = skip(i, phrase);
            } else if ((certificate = certificates.at(clause, i)) != null
                    && certificate.end() - certificate.start() > wordLength) {
                hear(certificate, clause, denying);
                i = certificate.end();
                flush();
            } else if ((phrase = longer(Kind.PLACE, clause, i, wordLength - 1)) != null
                    && (denying || exceptFrom >= 0 || deniedBehind(clause, i + phrase.length()))) {
                List<Field> places = phrase.places();
                if (exceptFrom >= 0) {
                    placesExcepted.addAll(places);
                } else {
                    places.forEach(place -> remarks.add(hearing -> hearing.bar(place)));
                }
                i = skip(i, phrase);
                Phrase behind = phrases.at(Kind.NOT_AFTER, clause, i);
                i = behind == null ? i : skip(i, behind);
            } else if (word != null) {
                TradeLexicon.Found mistyped = lexicon.soundingAt(clause, i);
                word = mistyped != null && mistyped.end() > word.end() && mistyped.trade() == word.trade() ? mistyped
                        : word;
                mention(word, clause, wish, denying).years = yearsAhead;
                yearsAhead = null;
                i = word.end();
                flush();
            } else if ((phrase = phrases.at(Kind.FAMILY, clause, i)) != null) {
                tellFamily(clause, i);
                i = skip(i, phrase);
            } else if ((phrase = phrases.at(Kind.NOT, clause, i)) != null) {
                denying = true;
                i = skip(i, phrase);
            } else if (years(clause, i) > 0) {
                int after = years(clause, i);
                int value = HanNumbers.parse(clause.substring(i, numeralEnd(clause, i))).orElse(0);
                if (mentions.size() > firstOfClause) {
                    mentions.getLast().years = value;
                } else if (namesTrade(clause, after)) {
                    yearsAhead = value;
                } else if (!mentions.isEmpty() && mentions.getLast().years == null) {
                    mentions.getLast().years = value;
                }
                i = after;
                flush();
            } else if ((phrase = phrases.at(Kind.FILLER, clause, i)) != null) {
                flush();
                i += upToNextTrade(clause, i, phrase.length());
            } else if ((word = soundsLike(clause, i)) != null) {
                mention(word, clause, wish, denying);
                i = word.end();
                flush();
            } else {
                char c = clause.charAt(i);
                if (Texts.isHan(c)) {
                    unread.append(c);
                } else {
                    flush();
                }
                i++;
            }
        }
        if (pending && exceptFrom >= 0) {
            closeException();
        }
        flush();
    }

    private Phrase allElse(String clause, int at) {
        Phrase phrase = phrases.at(Kind.BUT_ALL, clause, at);
        return phrase == null ? phrases.at(Kind.ANYTHING, clause, at) : phrase;
    }

    /** "除了保安" that no "都行" of this or the next clause closes excludes nothing. */
    private void closeException() {
        exceptFrom = -1;
        placesExcepted.clear();
    }

    private Mention mention(TradeLexicon.Found word, String clause, boolean wish, boolean denying) {
        Mention mention = new Mention(word.trade(), word.word().cue(), clause.substring(word.start(), word.end()),
                wish, denying);
        mentions.add(mention);
        return mention;
    }

    /** A trade's name with a character mistyped; not over the beginning of a word that is written right. */
    private TradeLexicon.Found soundsLike(String clause, int at) {
        TradeLexicon.Found found = lexicon.soundingAt(clause, at);
        for (int i = at + 1; found != null && i < found.end(); i++) {
            TradeLexicon.Found right = lexicon.at(clause, i);
            if (right != null && right.end() > found.end()) {
                found = null;
            }
        }
        return found;
    }

    /** Says what was heard, with family words that stand inside trade names as well ("公益岗"). */
    void tell(Hearing hearing) {
        boolean named = mentions.stream()
                .anyMatch(mention -> !mention.cue && !mention.denied && !TradeLexicon.general(mention.trade));
        for (Mention mention : mentions) {
            if ((!mention.cue || !named || mention.denied) && !generalisesAnother(mention, named)) {
                hearing.mention(mention);
            }
            Phrase family = phrases.at(Kind.FAMILY, mention.heard, 0);
            if (family != null && !mention.denied) {
                hearing.families(family.families());
            }
        }
        remarks.forEach(remark -> remark.accept(hearing));
        hearing.unread(unreadWords);
    }

    /** "进厂打螺丝", "电子厂坐流水线": factory work in general says nothing beside a kind of it. */
    private boolean generalisesAnother(Mention mention, boolean named) {
        return !mention.denied && mentions.stream().anyMatch(other -> !other.denied && (!other.cue || !named)
                && (lexicon.isKindOf(other.trade, mention.trade)
                        || TradeLexicon.general(mention.trade) && other.cue && other.trade != mention.trade
                                && other.trade.field() == mention.trade.field()));
    }

    private void tellFamily(String clause, int at) {
        Phrase phrase = phrases.at(Kind.FAMILY, clause, at);
        if (phrase != null) {
            remarks.add(hearing -> hearing.families(phrase.families()));
        }
    }

    /** "想学厨": the filler 想学 must not swallow the beginning of 学厨. */
    private int upToNextTrade(String clause, int at, int length) {
        for (int skipped = 1; skipped < length; skipped++) {
            TradeLexicon.Found word = lexicon.at(clause, at + skipped);
            if (word != null && word.end() > at + length) {
                return skipped;
            }
        }
        return length;
    }

    private Phrase longer(Kind kind, String clause, int at, int than) {
        Phrase phrase = phrases.at(kind, clause, at);
        return phrase != null && phrase.length() > than ? phrase : null;
    }

    private int skip(int at, Phrase phrase) {
        flush();
        return at + phrase.length();
    }

    private void hear(CertificateText.Found found, String clause, boolean denying) {
        remarks.add(hearing -> hearing.names(found.certificate()));
        if (!denying && !CertificateText.denied(clause, found)) {
            Certificate certificate = found.certificate();
            remarks.add(hearing -> hearing.holds(certificate));
        }
    }

    private void denyFrom(int first) {
        mentions.subList(first, mentions.size()).forEach(mention -> mention.denied = true);
    }

    /** "保安不当了": the refusal must end what was said of the trade, or it is the beginning of another one. */
    private boolean endsThere(String clause, int at) {
        return at >= clause.length() || lexicon.at(clause, at) == null || clause.charAt(at - 1) == '了';
    }

    private boolean deniedBehind(String clause, int at) {
        return phrases.at(Kind.NOT_AFTER, clause, at) != null;
    }

    private boolean namesTrade(String clause, int from) {
        for (int i = from; i < clause.length(); i++) {
            if (lexicon.at(clause, i) != null) {
                return true;
            }
        }
        return false;
    }

    /** Where "十五年" that starts here ends, or 0. */
    private static int years(String clause, int from) {
        int end = numeralEnd(clause, from);
        if (end == from || end >= clause.length() || clause.charAt(end) != '年') {
            return 0;
        }
        OptionalInt value = HanNumbers.parse(clause.substring(from, end));
        return value.isPresent() && value.getAsInt() <= 60 ? end + 1 : 0;
    }

    private static int numeralEnd(String clause, int from) {
        int end = from;
        while (end < clause.length() && HanNumbers.isNumeral(clause.charAt(end))) {
            end++;
        }
        return end;
    }

    private void flush() {
        if (unread.length() > 1 && !unread.chars().allMatch(c -> HanNumbers.isNumeral((char) c))) {
            unreadWords.add(unread.toString());
        }
        unread.setLength(0);
    }
}
