package io.sanjian.reading;

import io.sanjian.reading.PostingReading.Flag;
import io.sanjian.reference.terms.AgeRange;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trade;
import io.sanjian.reference.trade.Trades;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads an advert's title and text. Thread-safe; a pure function of the text and the reference tables. */
public final class PostingReader {
    /** Raise it when the same text is read otherwise: every index is then built again. */
    public static final int VERSION = 7;

    private static final int OLDER = 60;

    private final TitleTrades titleTrades;
    private final CertificateText certificateText;
    private final PostingFlags flags = new PostingFlags();

    public PostingReader(Trades trades, Certificates certificates) {
        this.titleTrades = new TitleTrades(new TradeLexicon(trades), new AmbiguousTitles(trades));
        this.certificateText = new CertificateText(certificates);
    }

    /**
     * What an advert says.
     *
     * @param description may be null
     */
    public PostingReading read(String title, String description) {
        String head = Texts.normal(title);
        String body = description == null ? "" : Texts.normal(description);
        String text = body.isEmpty() ? head : head + "\n" + body;
        List<Trade> trades = titleTrades.read(head, body);
        Set<FraudSignal> doubts = new LinkedHashSet<>();
        Set<Flag> remarks = flags.read(head, text, doubts);
        AgeRange age = AgeText.read(text);
        if (age != null && age.max() != null && age.max() >= OLDER) {
            remarks.add(Flag.OLDER_WELCOME);
        }
        return new PostingReading(trades.stream().map(Trade::code).toList(),
                Collections.unmodifiableSet(certificateText.demanded(text)), age, PayText.read(text),
                Collections.unmodifiableSet(remarks), List.copyOf(doubts), DemandsText.years(text),
                DemandsText.schooling(text));
    }
}
