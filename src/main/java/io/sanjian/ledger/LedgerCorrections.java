package io.sanjian.ledger;

import io.sanjian.ledger.LedgerEntryStore.VillageWeek;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.sanjian.web.problem.Violation;
import io.sanjian.worker.LedgerPeople;
import io.sanjian.worker.LedgerPeople.Person;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Changes of one line that somebody makes by hand, by the rules that hold for rows of files. */
@ApplicationScoped
class LedgerCorrections {
    private final LedgerEntryStore store;
    private final LedgerEntries entries;
    private final LedgerPeople people;

    LedgerCorrections(LedgerEntryStore store, LedgerEntries entries, LedgerPeople people) {
        this.store = store;
        this.entries = entries;
        this.people = people;
    }

    /** What became of a change. */
    record Done(LedgerEntry entry, LedgerStored.Outcome outcome, List<LedgerFault> faults, List<LedgerFault> warnings) {
    }

    /** Somebody who has not seen the present line says when that was. @throws ProblemException VALIDATION */
    static void requireOneOf(Integer version, Instant saidAt) {
        if (version == null && saidAt == null) {
            throw ProblemException.invalid(new Violation("If-Match", "REQUIRED",
                    "either If-Match with the version that was read, or saidAt of an offline record is required",
                    null));
        }
    }

    /** An officer says why names, numbers and columns 8 to 12 are changed. @throws ProblemException VALIDATION */
    static void requireReason(LedgerBody.Read read, LedgerSender sender) {
        if (sender.level() != LedgerSender.Level.VILLAGE && read.reason() == null
                && LedgerJudge.given(read.values()).keySet().stream().anyMatch(LedgerJudge.LOCKABLE::contains)) {
            throw ProblemException.invalid(Violation.required("reason"));
        }
    }

    /** @param allowed throws unless the entry, as it is now, may be changed */
    Uni<Done> apply(SqlClient tx, long id, Map<String, Object> values, LedgerSender sender,
            Consumer<LedgerEntry> allowed) {
        return store.lock(tx, id).flatMap(found -> {
            LedgerEntryStore.Locked locked = found.orElseThrow(() -> ProblemException.notFound("ledger entry", id));
            return people.byId(tx, List.of(locked.workerId())).map(known -> known.get(locked.workerId()))
                    .flatMap(person -> {
                        LedgerEntry entry = store.entry(locked.row(), person);
                        allowed.accept(entry);
                        return store.confirmed(tx, List.of(entry.home().village())).flatMap(confirmed -> apply(tx,
                                new LedgerLine(person, entry, confirmed.contains(
                                        new VillageWeek(entry.home().village(), entry.enteredWeek()))),
                                values, sender));
                    });
        });
    }

    private Uni<Done> apply(SqlClient tx, LedgerLine line, Map<String, Object> values, LedgerSender sender) {
        Map<LedgerColumn, Object> given = LedgerJudge.given(values);
        return nobodyElse(tx, line.person(), given).chain(() -> {
            List<LedgerFault> faults = new ArrayList<>(new LedgerJudge(sender).unlock(given, line));
            LedgerMerge.Merged merged = line.take(given, sender.saidAt(), null);
            faults.addAll(merged.faults());
            LedgerStored.Outcome outcome = LedgerStored.outcome(true, !merged.changes().isEmpty(), faults);
            return entries.write(tx, List.of(line), sender, line.stored().season())
                    .map(written -> new Done(written.isEmpty() ? line.stored() : written.getFirst().entry(), outcome,
                            faults, merged.warnings()));
        });
    }

    /** An ID number is not corrected into one that somebody else has. */
    private Uni<Void> nobodyElse(SqlClient tx, Person person, Map<LedgerColumn, Object> given) {
        String number = (String) given.get(LedgerColumn.ID_NUMBER);
        if (number == null || number.equals(person.idNumber())) {
            return Uni.createFrom().voidItem();
        }
        return people.alone(tx, List.of(number)).chain(() -> people.byIdNumber(tx, List.of(number))).map(known -> {
            if (Optional.ofNullable(known.get(number)).filter(others -> !others.isEmpty()).isPresent()) {
                throw new ProblemException(ProblemType.CONFLICT, "Another person is known by this ID number");
            }
            return null;
        });
    }
}
