package io.sanjian.reading;

import io.sanjian.trade.Certificates;
import io.sanjian.trade.Trades;
import java.util.List;

/** Reads a worker's own words. Thread-safe; a pure function of the words and the reference tables. */
public final class SpeechReader {
    private final Trades trades;
    private final TradeLexicon lexicon;
    private final CertificateText certificates;
    private final SpeechPhrases phrases;

    public SpeechReader(Trades trades, Certificates certificates) {
        this.trades = trades;
        this.lexicon = new TradeLexicon(trades);
        this.certificates = new CertificateText(certificates);
        this.phrases = SpeechPhrases.load();
    }

    /** What the words mean; never null, empty where nothing was understood. */
    public Understood read(List<String> words) {
        Hearing hearing = new Hearing(trades);
        for (String said : words) {
            String text = Texts.normal(said);
            Sentence sentence = new Sentence(text, lexicon, certificates, phrases);
            int start = 0;
            for (int i = 0; i <= text.length(); i++) {
                if (i == text.length() || endsClause(text.charAt(i))) {
                    if (i > start) {
                        sentence.readClause(start, i);
                    }
                    start = i + 1;
                }
            }
            sentence.tell(hearing);
        }
        return hearing.understood();
    }

    private static boolean endsClause(char c) {
        return switch (c) {
            case ',', '。', ';', '!', '?', ' ', '\n', '(', ')', ':', '…' -> true;
            default -> false;
        };
    }
}
