package io.sanjian.reading;

import java.util.Set;

/** Whether what is named at a place of a clause is refused: from a negation on, until something turns it round. */
final class NegationScope {
    /** A negation of these alone may belong to a word before 的 ("不加班的电子厂"), and not to what follows it. */
    private static final Set<String> OF_A_WORD = Set.of("不", "不要", "没", "莫");
    /** What turns a refusal round: "不洗碗只端菜", "不去工地去超市"; 做, 当 and 干 only behind a trade ("不当保姆当钟点工"). */
    private static final String TURNS = "只光专就想要是去";
    private static final String DOES = "做当干";
    /** Behind these a refusal goes on: "不洗碗也不做饭". */
    private static final String GOES_ON = "、和跟或与也都不没莫";

    private final String text;
    private final Utterance sentence;
    private final Vocabulary vocabulary;
    private boolean open;
    private boolean ofAWord;
    /** How many trades were named when it began. */
    private int namedBefore;
    private boolean placeRefused;

    NegationScope(String text, Utterance sentence, Vocabulary vocabulary) {
        this.text = text;
        this.sentence = sentence;
        this.vocabulary = vocabulary;
    }

    boolean isOpen() {
        return open;
    }

    void open(String negation) {
        if (!open) {
            namedBefore = sentence.mentioned();
            placeRefused = false;
        }
        open = true;
        ofAWord = OF_A_WORD.contains(negation);
    }

    void refusesPlace() {
        placeRefused = true;
    }

    /** Ends here if what stands here turns it round. */
    void reach(int at) {
        open = open && !describes(at) && !turnsRound(at);
    }

    /** The 的 of "不加班的电子厂" or "不带娃的保姆", behind which stands what is wanted; "不去工地的" names the place refused. */
    private boolean describes(int at) {
        return ofAWord && !workplaceRefused() && text.charAt(at) == '的' && at + 1 < text.length()
                && (vocabulary.trades().at(text, at + 1) != null
                        || vocabulary.phrases().at(SpeechPhrases.Kind.PLACE, text, at + 1) != null);
    }

    private boolean turnsRound(int at) {
        if (sentence.mentioned() == namedBefore && !placeRefused) {
            return false;
        }
        char here = text.charAt(at);
        return (TURNS.indexOf(here) >= 0 || DOES.indexOf(here) >= 0 && !workplaceRefused())
                && GOES_ON.indexOf(text.charAt(at - 1)) < 0 && vocabulary.trades().namedFrom(text, at);
    }

    private boolean workplaceRefused() {
        return placeRefused || sentence.mentioned() > namedBefore && sentence.lastMention().cue;
    }
}
