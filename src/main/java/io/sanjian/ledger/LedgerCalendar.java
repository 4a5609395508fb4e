package io.sanjian.ledger;

import io.sanjian.clock.BusinessZone;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Seasons and weeks of the ledger. A week is named by the day at whose end it closes, a season by its first day. */
@ApplicationScoped
class LedgerCalendar {
    private static final Pattern CLOSING = Pattern.compile("(MON|TUE|WED|THU|FRI|SAT|SUN) (\\d{2}):(\\d{2})");
    private static final int DAY_MINUTES = 24 * 60;

    private final List<Season> seasons;
    private final LocalDate start;
    private final DayOfWeek day;
    private final Duration hour;

    LedgerCalendar(LedgerConfig config) {
        this.seasons = config.seasons().orElse(List.of()).stream().map(Season::of).sorted().toList();
        this.start = config.start();
        Matcher closing = CLOSING.matcher(config.closing());
        if (!closing.matches()) {
            throw new IllegalArgumentException("sanjian.ledger.closing is a day and an hour such as WED 24:00");
        }
        this.day = Arrays.stream(DayOfWeek.values()).filter(each -> each.name().startsWith(closing.group(1)))
                .findFirst().orElseThrow();
        this.hour = Duration.ofMinutes(
                Integer.parseInt(closing.group(2)) * 60L + Integer.parseInt(closing.group(3)));
        if (hour.toMinutes() > DAY_MINUTES) {
            throw new IllegalArgumentException("sanjian.ledger.closing names an hour from 00:00 to 24:00");
        }
    }

    /** First and last day of a season. */
    record Season(LocalDate first, LocalDate last) implements Comparable<Season> {

        private static Season of(String text) {
            String[] days = text.strip().split("/");
            if (days.length != 2) {
                throw new IllegalArgumentException("sanjian.ledger.seasons are such as 2025-12-01/2026-11-30");
            }
            return new Season(LocalDate.parse(days[0]), LocalDate.parse(days[1]));
        }

        @Override
        public int compareTo(Season other) {
            return first.compareTo(other.first);
        }

        @Override
        public String toString() {
            return first + "/" + last;
        }
    }

    /** The earliest day of return that is taken. */
    LocalDate start() {
        return start;
    }

    /** The season that a week belongs to, with all that is said in it; one that spans two belongs to the later. */
    Season season(LocalDate week) {
        if (seasons.isEmpty()) {
            LocalDate december = LocalDate.of(week.getYear(), Month.DECEMBER, 1);
            LocalDate first = week.isBefore(december) ? december.minusYears(1) : december;
            return new Season(first, first.plusYears(1).minusDays(1));
        }
        return seasons.stream().filter(season -> !season.first.isAfter(week)).reduce((one, next) -> next)
                .orElse(seasons.getFirst());
    }

    /** The season that begins on a day, if one does. */
    Optional<Season> beginningOn(LocalDate first) {
        return Optional.of(season(first)).filter(season -> season.first.equals(first));
    }

    /** The week that is open at a moment. */
    LocalDate week(Instant now) {
        LocalDateTime local = LocalDateTime.ofInstant(now, BusinessZone.ID);
        LocalDate named = local.toLocalDate().with(TemporalAdjusters.previousOrSame(day));
        return named.atStartOfDay().plus(hour).isAfter(local) ? named : named.plusWeeks(1);
    }

    boolean names(LocalDate week) {
        return week.getDayOfWeek() == day;
    }

    /** From when on nothing belongs to a week any more. */
    Instant closing(LocalDate week) {
        return week.atStartOfDay().plus(hour).atZone(BusinessZone.ID).toInstant();
    }
}
