package io.sanjian.ledger;

import io.sanjian.access.Caller;
import io.sanjian.audit.Audit;
import io.sanjian.database.Digests;
import io.sanjian.ledger.LedgerSender.Level;
import io.sanjian.ledger.LedgerWeekStore.Confirmation;
import io.sanjian.ledger.LedgerWeekStore.Report;
import io.sanjian.ledger.LedgerWeekStore.Village;
import io.sanjian.ledger.LedgerWeekStore.Wanted;
import io.sanjian.reference.area.Area;
import io.sanjian.reference.area.AreaLevel;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.reference.area.Areas;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Weeks of the ledger: who has reported, and the chain from the village over the town to the district. */
@ApplicationScoped
class LedgerWeeks {
    private final Pool pool;
    private final LedgerWeekStore store;
    private final LedgerCalendar calendar;
    private final Areas areas;
    private final Caller caller;
    private final Audit audit;
    private final Clock clock;

    LedgerWeeks(Pool pool, LedgerWeekStore store, LedgerCalendar calendar, Areas areas, Caller caller, Audit audit,
            Clock clock) {
        this.pool = pool;
        this.store = store;
        this.calendar = calendar;
        this.areas = areas;
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
    }

    /** Which week of which villages, asked by whom and when; taken from the request while it is at hand. */
    private record Question(LocalDate week, Wanted wanted, Instant now) {
    }

    /** All that is known of the villages of an area in a week. */
    private record Known(Question question, List<Village> villages, Map<String, Report> reports,
            List<Confirmation> confirmations) {
    }

    private Question question(LocalDate week, String area) {
        AreaScope within = area == null ? AreaScope.EVERYTHING : AreaScope.of(List.of(area), areas);
        return new Question(week, new Wanted(caller.reach(), within, calendar.season(week).first()), clock.instant());
    }

    Uni<LedgerWeekResponse> get(LocalDate week, String area) {
        return known(pool, question(week, area)).map(this::response);
    }

    /** The village says that nothing changed in the open week. @return the village as it stands now */
    Uni<LedgerWeekResponse> unchanged(LocalDate week, String village) {
        Question question = question(week, village);
        if (!week.equals(calendar.week(question.now))) {
            throw new ProblemException(ProblemType.CONFLICT, "The open week is {0}", calendar.week(question.now));
        }
        String by = caller.name();
        return store.unchanged(pool, village, week, question.now, by).chain(() -> known(pool, question))
                .map(this::response);
    }

    /**
     * A town confirms or returns its villages, a district what its towns have confirmed.
     *
     * @param seen   fingerprint of the week as it was seen, or null
     * @param reason why it is returned, or null where it is confirmed
     */
    Uni<LedgerWeekResponse> say(LocalDate week, String area, String seen, String reason) {
        Question question = question(week, area);
        Level level = Level.of(caller);
        if (level == Level.CITY && reason == null) {
            throw new ProblemException(ProblemType.FORBIDDEN,
                    "The city reads and returns; towns and districts confirm");
        }
        Level speaking = level == Level.CITY ? Level.DISTRICT : level;
        String by = caller.name();
        return pool.withTransaction(tx -> known(tx, question).call(known -> {
            if (seen != null && !seen.equals(response(known).seen())) {
                throw new ProblemException(ProblemType.CONFLICT,
                        "The week has changed since it was read; read it again");
            }
            List<Village> meant = known.villages.stream()
                    .filter(speaking == Level.TOWN || reason != null ? any -> true : confirmedByTown(known)).toList();
            return store.say(tx, meant, week, speaking, reason, question.now, by);
        }).chain(() -> known(tx, question))).map(this::response);
    }

    private static Predicate<Village> confirmedByTown(Known known) {
        return village -> {
            LedgerWeekResponse.Verdict town = LedgerWeekResponse.verdict(known.confirmations, Level.TOWN,
                    village.code(), village.seen());
            return town != null && town.state() == LedgerWeekResponse.Standing.CONFIRMED;
        };
    }

    /** What differs between two weeks, by entry. */
    Uni<List<LedgerWeekStore.Compared>> compare(LocalDate week, LocalDate from, String area, long after, int limit) {
        Audit.Author author = audit.author();
        return store.compare(pool, question(week, area).wanted, week, from, after, limit)
                .call(found -> audit.record(pool, author, Audit.Action.LIST, found.stream()
                        .map(LedgerWeekStore.Compared::worker).filter(Objects::nonNull).toList(), "ledger"));
    }

    private Uni<Known> known(SqlClient client, Question question) {
        return store.villages(client, question.wanted, question.week).map(found -> all(question, found))
                .flatMap(villages -> {
                    List<String> codes = villages.stream().map(Village::code).toList();
                    return store.reports(client, codes, question.week)
                            .flatMap(reports -> store.confirmations(client, codes, question.week)
                                    .map(confirmations -> new Known(question, villages, reports, confirmations)));
                });
    }

    /** Villages without anybody in the ledger are asked too. */
    private List<Village> all(Question question, List<Village> found) {
        Map<String, Village> byCode = new HashMap<>(found.stream()
                .collect(Collectors.toMap(Village::code, village -> village)));
        areas.all().filter(area -> area.level() == AreaLevel.VILLAGE).map(Area::code)
                .filter(question.wanted.caller()::covers).filter(question.wanted.area()::covers)
                .forEach(code -> byCode.computeIfAbsent(code, any -> new Village(code, 0, 0, 0, 0, "")));
        return byCode.values().stream().sorted((one, other) -> one.code().compareTo(other.code())).toList();
    }

    private LedgerWeekResponse response(Known known) {
        LocalDate week = known.question.week;
        Instant closing = calendar.closing(week);
        boolean closed = !known.question.now.isBefore(closing);
        List<LedgerWeekResponse.VillageLine> lines = new ArrayList<>();
        known.villages.forEach(village -> lines.add(line(known, village, closed)));
        return new LedgerWeekResponse(week, closing, closed, known.villages.stream().mapToInt(Village::people).sum(),
                known.villages.stream().mapToInt(Village::changed).sum(),
                (int) lines.stream().filter(line -> !line.reported()).count(),
                HexFormat.of().formatHex(Digests.sha256(known.villages.stream()
                        .map(village -> village.code() + village.seen()).collect(Collectors.joining(",")))),
                lines);
    }

    private LedgerWeekResponse.VillageLine line(Known known, Village village, boolean closed) {
        Report report = known.reports.get(village.code());
        return new LedgerWeekResponse.VillageLine(village.code(),
                areas.find(village.code()).map(Area::name).orElse(null),
                village.people(), village.changed(), village.employed(), village.looking(), report != null,
                report != null && report.unchanged(), report == null ? null : report.at(), closed && report == null,
                LedgerWeekResponse.verdict(known.confirmations, Level.TOWN, village.code(), village.seen()),
                LedgerWeekResponse.verdict(known.confirmations, Level.DISTRICT, village.code(), village.seen()));
    }
}
