package io.sanjian.ledger;

import io.sanjian.access.Caller;
import io.sanjian.access.DisclosureReason;
import io.sanjian.access.Roles;
import io.sanjian.audit.Audit;
import io.sanjian.compute.ComputeExecutor;
import io.sanjian.crypto.Masks;
import io.sanjian.ledger.LedgerExportStore.Line;
import io.sanjian.ledger.LedgerExportStore.Town;
import io.sanjian.reference.area.Area;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.reference.area.Areas;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The ledger as the form that the bureaus send: a village or a town as one workbook, a district as an archive of towns. */
@ApplicationScoped
class LedgerExport {
    private static final String DETAIL = "ledger form";
    private static final List<String> CLEAR_FIELDS = List.of("name", "idNumber", "phone");
    private static final int MANY = 500;
    private static final int DISTRICT_DIGITS = 6;

    private final Pool pool;
    private final LedgerExportStore store;
    private final LedgerCalendar calendar;
    private final Areas areas;
    private final Caller caller;
    private final Audit audit;
    private final ComputeExecutor executor;

    LedgerExport(Pool pool, LedgerExportStore store, LedgerCalendar calendar, Areas areas, Caller caller, Audit audit,
            ComputeExecutor executor) {
        this.pool = pool;
        this.store = store;
        this.calendar = calendar;
        this.areas = areas;
        this.caller = caller;
        this.audit = audit;
        this.executor = executor;
    }

    /**
     * A file to be saved.
     *
     * @param name without anything of a person
     */
    record Export(String name, boolean archive, byte[] bytes) {
    }

    /**
     * What is wanted, by whom, taken from the request while it is at hand.
     *
     * @param need why names and numbers are shown, or null where they are masked
     */
    private record Order(String area, LocalDate week, LedgerForm form, LedgerReadings.Wanted wanted,
            Audit.Author author,
            DisclosureReason need) {
    }

    /**
     * @param area   district, town or village within the caller's reach
     * @param reason why it is needed; null masks for officers, and is enough for {@value #MANY} people
     * @throws ProblemException VALIDATION where a reason is missing
     */
    Uni<Export> export(String area, LocalDate week, boolean working, DisclosureReason reason) {
        DisclosureReason need = reason != null || !caller.is(Roles.BROKER) ? reason
                : new DisclosureReason(DisclosureReason.Reason.BROKER_LIST, null);
        Order order = new Order(area, week, new LedgerForm(working), new LedgerReadings.Wanted(caller.reach(),
                AreaScope.of(List.of(area), areas), calendar.season(week).first()), audit.author(), need);
        return store.towns(pool, order.wanted, week).flatMap(towns -> {
            if (reason == null && towns.stream().mapToInt(Town::people).sum() > MANY) {
                throw ProblemException.invalid(new Violation("reason", "REQUIRED",
                        "a form of more than 500 people needs a reason", null));
            }
            return area.length() <= DISTRICT_DIGITS ? archive(order, towns) : workbook(order, towns);
        });
    }

    private Uni<Export> workbook(Order order, List<Town> towns) {
        String town = towns.isEmpty() ? order.area : towns.getFirst().code();
        return bytes(order, town)
                .map(bytes -> new Export("ledger-" + order.area + '-' + order.week + ".xlsx", false, bytes));
    }

    private Uni<Export> archive(Order order, List<Town> towns) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ZipOutputStream archive = new ZipOutputStream(out);
        return Multi.createFrom().iterable(towns).onItem()
                .transformToUniAndConcatenate(town -> bytes(order, town.code())
                        .invoke(bytes -> add(archive, "ledger-" + town.code() + '-' + order.week + ".xlsx", bytes)))
                .collect().last().map(_ -> {
                    close(archive);
                    return new Export("ledger-" + order.area + '-' + order.week + ".zip", true, out.toByteArray());
                });
    }

    private Uni<byte[]> bytes(Order order, String town) {
        return store.lines(pool, order.wanted, order.week, town).call(lines -> record(order, lines))
                .flatMap(lines -> executor.call(() -> {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    try {
                        order.form.write(sheets(order, lines), out);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return out.toByteArray();
                }));
    }

    private Uni<Void> record(Order order, List<Line> lines) {
        List<Long> workers = lines.stream().map(line -> line.entry().workerId()).toList();
        return order.need == null
                ? audit.record(pool, order.author, Audit.Action.EXPORT, workers, DETAIL)
                : audit.reveal(pool, order.author, Audit.Action.EXPORT, workers, DETAIL, CLEAR_FIELDS, order.need);
    }

    /** A sheet for each village, in their order; a form without anybody has one too. */
    private List<LedgerForm.Sheet> sheets(Order order, List<Line> lines) {
        Map<String, List<LedgerForm.Person>> byVillage = new LinkedHashMap<>();
        lines.forEach(line -> byVillage.computeIfAbsent(line.entry().home().village(), any -> new ArrayList<>())
                .add(person(order, line)));
        if (byVillage.isEmpty()) {
            return List.of(new LedgerForm.Sheet("返乡农民工统计台账", List.of()));
        }
        Map<String, LedgerForm.Sheet> sheets = new LinkedHashMap<>();
        byVillage.forEach((village, people) -> {
            String name = LedgerPlaceNames.village(name(village));
            sheets.put(sheets.containsKey(name) ? village : name,
                    new LedgerForm.Sheet(sheets.containsKey(name) ? village : name, people));
        });
        return List.copyOf(sheets.values());
    }

    private LedgerForm.Person person(Order order, Line line) {
        LedgerEntry entry = line.entry();
        Map<LedgerColumn, Object> shown = line.shown();
        Object group = shown.get(LedgerColumn.VILLAGE);
        boolean clear = order.need != null;
        shown.computeIfPresent(LedgerColumn.NAME, (_, name) -> clear ? name : Masks.name((String) name));
        shown.computeIfPresent(LedgerColumn.ID_NUMBER, (_, number) -> clear ? number : Masks.idNumber((String) number));
        shown.computeIfPresent(LedgerColumn.PHONE, (_, phones) -> clear ? ((String) phones).replace('|', '/')
                : Masks.phone(LedgerPhones.first((String) phones)));
        return new LedgerForm.Person(entry.id(), List.of(name(entry.home().area()), name(entry.home().town()),
                LedgerPlaceNames.village(name(entry.home().village())) + (group == null ? "" : group + "组")), shown);
    }

    private String name(String code) {
        return areas.find(code).map(Area::name).orElse(code);
    }

    private static void add(ZipOutputStream archive, String name, byte[] bytes) {
        try {
            archive.putNextEntry(new ZipEntry(name));
            archive.write(bytes);
            archive.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(ZipOutputStream archive) {
        try {
            archive.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
