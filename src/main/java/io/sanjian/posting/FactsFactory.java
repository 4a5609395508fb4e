package io.sanjian.posting;

import io.sanjian.database.Digests;
import io.sanjian.matching.EmployerNames;
import io.sanjian.matching.PostingFacts;
import io.sanjian.matching.PostingFacts.Demands;
import io.sanjian.matching.PostingFacts.MonthlyPay;
import io.sanjian.matching.PostingFacts.Trait;
import io.sanjian.reading.PostingReader;
import io.sanjian.reading.PostingReading;
import io.sanjian.reference.area.Areas;
import io.sanjian.reference.terms.EmploymentForm;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.TextNormalizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Turns a posting into what matching knows of it: given facts first, completed by what its text says. */
@ApplicationScoped
public class FactsFactory {
    /** Part of the index's fingerprint: raise it when one posting gives other facts. */
    public static final int VERSION = 4;

    private static final int UNKNOWN = -1;
    /** Remarks that reading and matching call by the same name. */
    private static final Map<PostingReading.Flag, Trait> TRAITS = traitsByFlag();

    private final Areas areas;
    private final PostingReader reader;

    private static Map<PostingReading.Flag, Trait> traitsByFlag() {
        Map<PostingReading.Flag, Trait> traits = new EnumMap<>(PostingReading.Flag.class);
        for (PostingReading.Flag flag : PostingReading.Flag.values()) {
            for (Trait trait : Trait.values()) {
                if (trait.name().equals(flag.name())) {
                    traits.put(flag, trait);
                }
            }
        }
        return traits;
    }

    public FactsFactory(Areas areas, PostingReader reader) {
        this.areas = areas;
        this.reader = reader;
    }

    public PostingFacts of(Posting posting) {
        return of(complete(posting));
    }

    /** What a posting pays, as it was given or else as its text says; null where neither tells. */
    public Pay pay(Posting posting) {
        return complete(posting).pay();
    }

    public EnrichedPosting complete(Posting posting) {
        return new EnrichedPosting(posting, reader.read(posting.text().title(), posting.text().description()));
    }

    public PostingFacts of(EnrichedPosting completed) {
        Posting given = completed.given();
        Pay pay = completed.pay();
        String employerKey = EmployerNames.key(given.text().employer()).orElse("#" + given.key().id());
        return new PostingFacts(
                new PostingFacts.Key(given.key().id(), given.key().externalId(), employerKey,
                        duplicateKey(completed, employerKey)),
                given.text().title(),
                new PostingFacts.Work(given.work().family(), completed.trades(), form(given),
                        given.work().openings() == null ? 1 : given.work().openings()),
                areas.place(given.place().areaCode(), given.place().townCode(), given.place().location()),
                pay == null ? MonthlyPay.UNKNOWN : new MonthlyPay(perMonth(pay, pay.min()), perMonth(pay, pay.max())),
                new Demands(completed.age(), completed.certificates(), completed.reading().years(),
                        completed.schooling()),
                new PostingFacts.Validity(closed(given), given.validity().publishedAt(),
                        given.validity().validThrough()),
                traits(completed));
    }

    private static int perMonth(Pay pay, Double amount) {
        return amount == null || !pay.unit().comparable() ? UNKNOWN : pay.unit().perMonth(amount);
    }

    /** As given; else by family and title, since adverts rarely say "full time" in so many words. */
    private static EmploymentForm form(Posting given) {
        if (given.work().employmentForm() != null) {
            return given.work().employmentForm();
        }
        if (given.text().title().contains("兼职") || given.text().title().contains("小时工")) {
            return EmploymentForm.PART_TIME;
        }
        return given.work().family() == Family.GIG || given.text().title().contains("临时工")
                || given.text().title().contains("短期工")
                        ? EmploymentForm.TEMPORARY : EmploymentForm.FULL_TIME;
    }

    /**
     * A post that its dates have ended is closed by them, so that a match for an earlier day still knows it as open; one that
     * its source called expired before they did is closed whatever they say.
     */
    private static boolean closed(Posting given) {
        return switch (given.validity().status()) {
            case OPEN -> false;
            case EXPIRED -> !given.validity().endedByDate();
            case PAUSED, FILLED, WITHDRAWN -> true;
        };
    }

    /**
     * One advert put up twice, be it by agencies under several names: same title, text, pay and town, whatever the
     * digits (telephones), punctuation and employer in it. Where there is no text, only one employer's are the same.
     */
    private static String duplicateKey(EnrichedPosting completed, String employerKey) {
        Posting given = completed.given();
        String employer = given.text().employer() == null ? "" : lettersOnly(given.text().employer());
        String title = lettersOnly(given.text().title());
        String text = given.text().description() == null ? "" : lettersOnly(given.text().description());
        if (!employer.isEmpty()) {
            title = title.replace(employer, "");
            text = text.replace(employer, "");
        }
        String where = given.place().townCode() == null ? given.place().areaCode() : given.place().townCode();
        return Digests.key(String.join("\n", title, text.isEmpty() ? "by " + employerKey : text, where,
                String.valueOf(completed.pay())));
    }

    /** Letters only: no digits (telephones, dates), spaces or punctuation. */
    private static String lettersOnly(String text) {
        StringBuilder letters = new StringBuilder(text.length());
        TextNormalizer.normal(text).codePoints().filter(Character::isLetter).forEach(letters::appendCodePoint);
        return letters.toString();
    }

    private static Set<Trait> traits(EnrichedPosting completed) {
        EnumSet<Trait> traits = EnumSet.noneOf(Trait.class);
        for (PostingReading.Flag flag : completed.reading().flags()) {
            if (TRAITS.containsKey(flag)) {
                traits.add(TRAITS.get(flag));
            }
        }
        if (completed.given().validity().review() == PostingReview.CLEARED) {
            traits.remove(Trait.DUBIOUS);
        } else if (completed.given().validity().review() == PostingReview.CONFIRMED) {
            traits.add(Trait.DUBIOUS);
        }
        Perks.addTo(traits, completed);
        return Collections.unmodifiableSet(traits);
    }
}
