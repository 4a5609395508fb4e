package io.sanjian.reading;

import io.sanjian.reading.SpeechPhrases.Kind;
import io.sanjian.reading.SpeechPhrases.Phrase;
import io.sanjian.reference.trade.Trade.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One thing that a worker said: what its clauses told, and the exception that may reach from one into the next. */
final class Utterance {
    private static final int NO_EXCEPTION = -1;

    private final Vocabulary vocabulary;
    private final List<Mention> mentions = new ArrayList<>();
    private final List<Consumer<UtteranceBuilder>> remarks = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();
    /** Where an exception ("除了保安") began that no clause has closed yet, in {@code mentions}. */
    private int exceptFrom = NO_EXCEPTION;
    private final List<Field> placesExcepted = new ArrayList<>();

    Utterance(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** Reads all clauses of the text, which is in normal form. Called once; then nothing changes any more. */
    void read(String text) {
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || endsClause(text.charAt(i))) {
                if (i > start) {
                    readClause(text.substring(start, i));
                }
                start = i + 1;
            }
        }
        if (mentions.stream().anyMatch(mention -> !mention.ofAnother)) {
            mentions.removeIf(mention -> mention.ofAnother);
        }
    }

    private void readClause(String clause) {
        boolean exceptionOfEarlierClause = inException();
        new Clause(clause, this, vocabulary).read();
        if (exceptionOfEarlierClause && inException()) {
            closeException();
        }
    }

    private static boolean endsClause(char c) {
        return switch (c) {
            case ',', '。', ';', '!', '?', ' ', '\n', '(', ')', ':', '…' -> true;
            default -> false;
        };
    }

    void mention(Mention mention) {
        mentions.add(mention);
    }

    /** How many trades were named so far. */
    int mentioned() {
        return mentions.size();
    }

    /** The trade named last; there must be one. */
    Mention lastMention() {
        return mentions.getLast();
    }

    /** Rules out the trades named since there were {@code first}. */
    void denyFrom(int first) {
        mentions.subList(first, mentions.size()).forEach(mention -> mention.denied = true);
    }

    /** Rules out the trades named so far, but for those wished for. */
    void denyPast() {
        mentions.stream().filter(mention -> !mention.wished).forEach(mention -> mention.denied = true);
    }

    void remark(Consumer<UtteranceBuilder> remark) {
        remarks.add(remark);
    }

    void unread(String word) {
        unread.add(word);
    }

    boolean inException() {
        return exceptFrom != NO_EXCEPTION;
    }

    void openException() {
        exceptFrom = mentions.size();
    }

    void exceptPlaces(List<Field> places) {
        placesExcepted.addAll(places);
    }

    /** "除了保安都行": what was named is ruled out, all else is welcome. */
    void allButExcepted() {
        denyFrom(exceptFrom);
        placesExcepted.forEach(place -> remarks.add(hearing -> hearing.bar(place)));
        remarks.add(UtteranceBuilder::anything);
        closeException();
    }

    /** "除了保安" that no "都行" of this or the next clause closes excludes nothing. */
    private void closeException() {
        exceptFrom = NO_EXCEPTION;
        placesExcepted.clear();
    }

    /** Says what was heard, with family words that stand inside trade names as well ("公益岗"). */
    void tell(UtteranceBuilder hearing) {
        boolean named = mentions.stream()
                .anyMatch(mention -> !mention.cue && !mention.denied && !TradeLexicon.general(mention.trade));
        for (Mention mention : mentions) {
            if ((!mention.cue || !named || mention.denied) && !generalisesAnother(mention, named)) {
                hearing.mention(mention);
            }
            Phrase family = vocabulary.phrases().at(Kind.FAMILY, mention.heard, 0);
            if (family != null && !mention.denied) {
                hearing.families(family.families());
            }
        }
        remarks.forEach(remark -> remark.accept(hearing));
        hearing.unread(unread);
    }

    /** "进厂打螺丝", "电子厂坐流水线": factory work in general says nothing beside a kind of it. */
    private boolean generalisesAnother(Mention mention, boolean named) {
        return !mention.denied && mentions.stream().anyMatch(other -> !other.denied && (!other.cue || !named)
                && (vocabulary.trades().isKindOf(other.trade, mention.trade)
                        || TradeLexicon.general(mention.trade) && other.cue && other.trade != mention.trade
                                && other.trade.field() == mention.trade.field()));
    }
}
