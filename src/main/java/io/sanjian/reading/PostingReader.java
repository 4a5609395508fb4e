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
    public static final int VERSION = 9;

    private static final int OLDER = 60;

    private final TitleTrades titleTrades;
    private final JobSegments segments;
    private final CertificateText certificateText;
    private final PostingFlags flags = new PostingFlags();

    public PostingReader(Trades trades, Certificates certificates) {
        TradeLexicon lexicon = new TradeLexicon(trades);
        this.titleTrades = new TitleTrades(lexicon, new AmbiguousTitles(trades));
        this.segments = new JobSegments(lexicon);
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
        List<String> parts = segments.of(titleTrades.named(head), body);
        String own = body.isEmpty() ? head : head + "\n" + String.join("\n", parts);
        Set<FraudSignal> doubts = new LinkedHashSet<>();
        Set<Flag> remarks = flags.read(head, own, text, doubts);
        AgeRange age = age(head, parts);
        if (age != null && age.max() != null && age.max() >= OLDER) {
            remarks.add(Flag.OLDER_WELCOME);
        }
        return new PostingReading(trades.stream().map(Trade::code).toList(),
                Collections.unmodifiableSet(certificateText.demanded(own)), age, PayText.read(own),
                Collections.unmodifiableSet(remarks), List.copyOf(doubts), DemandsText.years(own),
                DemandsText.schooling(own));
    }

    /** Of several jobs of one title the widest range; what the title or a job says comes before what is said of all. */
    private static AgeRange age(String head, List<String> parts) {
        AgeRange widest = parts.size() == 1 ? AgeText.read(head + "\n" + parts.getFirst()) : AgeText.read(head);
        for (int i = 0; widest == null && i < parts.size() - 1; i++) {
            widest = AgeText.read(parts.get(i));
            for (int other = i + 1; widest != null && other < parts.size() - 1; other++) {
                widest = widest(widest, AgeText.read(parts.get(other)));
            }
        }
        return widest == null && parts.size() > 1 ? AgeText.read(parts.getLast()) : widest;
    }

    private static AgeRange widest(AgeRange one, AgeRange other) {
        if (other == null) {
            return one;
        }
        return new AgeRange(
                one.min() == null || other.min() == null ? null : Integer.valueOf(Math.min(one.min(), other.min())),
                one.max() == null || other.max() == null ? null : Integer.valueOf(Math.max(one.max(), other.max())));
    }
}
