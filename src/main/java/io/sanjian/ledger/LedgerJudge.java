package io.sanjian.ledger;

import io.sanjian.reference.terms.PlainText;
import io.sanjian.worker.IdNumber;
import io.sanjian.worker.LedgerPeople.Home;
import io.sanjian.worker.LedgerPeople.Person;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Decides what becomes of a row, in view of what the ledger knows already. Pure. */
final class LedgerJudge {
    /** What a broker may correct until the town has confirmed the week in which it first stood. */
    static final Set<LedgerColumn> LOCKABLE = EnumSet.of(LedgerColumn.VILLAGE, LedgerColumn.NAME,
            LedgerColumn.ID_NUMBER, LedgerColumn.PREVIOUS_PLACE, LedgerColumn.PREVIOUS_EMPLOYER,
            LedgerColumn.PREVIOUS_INDUSTRY, LedgerColumn.RETURNED_AT, LedgerColumn.RETURN_REASON);
    private static final String GROUP = "villageGroup";
    private static final String OTHER_PHONES = "otherPhones";

    private final LedgerSender sender;

    LedgerJudge(LedgerSender sender) {
        this.sender = sender;
    }

    /** What a row says of each column; a null empties it on purpose. */
    static Map<LedgerColumn, Object> given(Map<String, Object> values) {
        Map<LedgerColumn, Object> given = new EnumMap<>(LedgerColumn.class);
        values.forEach((field, value) -> LedgerColumn.of(field)
                .filter(column -> column.ordinal() >= LedgerColumn.NAME.ordinal())
                .ifPresent(column -> given.put(column, value)));
        if (values.containsKey(GROUP)) {
            given.put(LedgerColumn.VILLAGE, values.get(GROUP));
        }
        if (given.get(LedgerColumn.PHONE) instanceof String phone) {
            given.put(LedgerColumn.PHONE, LedgerPhones.join(phone, others(values)));
        }
        return given;
    }

    private static List<String> others(Map<String, Object> values) {
        return values.get(OTHER_PHONES) instanceof Collection<?> all ? all.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** Where a row says that the person is at home. */
    static Home home(Map<String, Object> values) {
        return new Home((String) values.get(LedgerColumn.AREA.field()), (String) values.get(LedgerColumn.TOWN.field()),
                (String) values.get(LedgerColumn.VILLAGE.field()));
    }

    /** Takes a row into the line of its person. @param alike people who share a phone, or a birthday and the village */
    LedgerStored judge(LedgerRow row, LedgerLine line, List<Person> alike) {
        if (sender.weekly() && !isOfThisLedger(line)) {
            return LedgerStored.rejected(row, LedgerColumn.ID_NUMBER, "NOT_IN_LEDGER");
        }
        Home home = sender.weekly() ? line.home() : home(row.values());
        Map<LedgerColumn, Object> given = given(row.values());
        Optional<LedgerStored> kept = keptOut(row, home, given, line, alike);
        return kept.orElseGet(() -> taken(row, home, given, line));
    }

    private Optional<LedgerStored> keptOut(LedgerRow row, Home home, Map<LedgerColumn, Object> given, LedgerLine line,
            List<Person> alike) {
        if (!sender.reach().covers(home.area(), home.town(), home.village())) {
            return Optional.of(LedgerStored.rejected(row, LedgerColumn.VILLAGE, "OUT_OF_SCOPE"));
        }
        if (line.home() != null && !home.village().equals(line.home().village())
                || line.home() == null && line.isKnown() && isElsewhere(line.person().home())) {
            return Optional.of(LedgerStored.held(row, LedgerColumn.VILLAGE, "OTHER_VILLAGE"));
        }
        Object name = line.shown().get(LedgerColumn.NAME);
        if (name != null && !isSameName((String) name, (String) given.get(LedgerColumn.NAME))) {
            return Optional.of(LedgerStored.rejected(row, LedgerColumn.NAME, "OTHER_NAME"));
        }
        return !line.isKnown() && !line.exists() && alike.stream().anyMatch(other -> looksLike(given, home, other))
                ? Optional.of(LedgerStored.heldWithWarning(row, LedgerColumn.ID_NUMBER, "LOOKS_LIKE"))
                : Optional.empty();
    }

    /** Whether the line is there and within reach: who is elsewhere is told as who is nowhere. */
    private boolean isOfThisLedger(LedgerLine line) {
        return line.exists() && line.home() != null
                && sender.reach().covers(line.home().area(), line.home().town(), line.home().village());
    }

    /** A worker of another list, whose home the sender does not reach; nothing is told of where that is. */
    private boolean isElsewhere(Home home) {
        return !sender.reach().covers(home.area(), home.town(), home.village());
    }

    private static boolean isSameName(String known, String given) {
        return given == null || PlainText.withoutBlanks(known).equals(PlainText.withoutBlanks(given));
    }

    private static boolean looksLike(Map<LedgerColumn, Object> given, Home home, Person other) {
        String phone = LedgerPhones.first((String) given.get(LedgerColumn.PHONE));
        String number = (String) given.get(LedgerColumn.ID_NUMBER);
        return other.idNumber() != null && !other.idNumber().equals(number) && other.name() != null
                && isSameName(other.name(), (String) given.get(LedgerColumn.NAME))
                && (phone != null && phone.equals(other.phone())
                        || home.village().equals(other.home().village())
                                && IdNumber.of(number).birthDate().equals(other.birthDate()));
    }

    private LedgerStored taken(LedgerRow row, Home home, Map<LedgerColumn, Object> given, LedgerLine line) {
        List<LedgerFault> faults = new ArrayList<>(row.faults());
        List<LedgerFault> locked = unlock(given, line);
        faults.addAll(locked);
        given.computeIfPresent(LedgerColumn.PHONE, (column, numbers) -> LedgerPhones.known(
                (String) line.shown().get(column), (String) numbers));
        boolean known = line.exists();
        if (!known) {
            line.settle(home);
        }
        LedgerMerge.Merged merged = line.take(given, sender.saidAt(), row);
        faults.addAll(merged.faults());
        List<LedgerFault> warnings = new ArrayList<>(row.warnings());
        warnings.addAll(merged.warnings());
        return LedgerStored.taken(row, known, !merged.changes().isEmpty(), faults, warnings);
    }

    /** Takes out of a statement what the sender may not change any more. @return a fault for each */
    List<LedgerFault> unlock(Map<LedgerColumn, Object> given, LedgerLine line) {
        if (!line.isConfirmed() || sender.opensLocks()) {
            return List.of();
        }
        Map<LedgerColumn, Object> shown = line.shown();
        List<LedgerColumn> locked = given.keySet().stream().filter(LOCKABLE::contains)
                .filter(column -> !Objects.equals(shown.get(column), given.get(column))).toList();
        locked.forEach(given::remove);
        return locked.stream().map(column -> LedgerFault.of(column, "LOCKED")).toList();
    }
}
