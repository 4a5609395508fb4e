package io.sanjian.ledger;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers of a row that exclude each other: the groups of columns that take part are held back whole. */
final class Contradictions {
    private static final List<LedgerColumn> WISH =
            List.of(LedgerColumn.WANTS_WORK, LedgerColumn.WANTED_INDUSTRY, LedgerColumn.WANTED_PLACE);
    private static final List<LedgerColumn> HELP =
            List.of(LedgerColumn.GUIDANCE_COUNT, LedgerColumn.OFFER_COUNT, LedgerColumn.TRAINING_COUNT);
    private static final List<LedgerColumn> WORK =
            List.of(LedgerColumn.EMPLOYED, LedgerColumn.WORK_PLACE, LedgerColumn.WORK_INDUSTRY,
                    LedgerColumn.FOUND_THROUGH, LedgerColumn.NOT_EMPLOYED_REASON);

    private Contradictions() {
    }

    static void judge(Map<String, Object> values, List<LedgerFault> faults, List<LedgerFault> warnings) {
        Object wants = values.get(LedgerColumn.WANTS_WORK.field());
        Object employed = values.get(LedgerColumn.EMPLOYED.field());
        Object reason = values.get(LedgerColumn.NOT_EMPLOYED_REASON.field());
        int helped = HELP.stream().mapToInt(column -> values.get(column.field()) instanceof Integer n ? n : 0).sum();
        boolean helpSaid = HELP.stream().allMatch(column -> values.containsKey(column.field()));
        boolean work = Boolean.TRUE.equals(employed) && reason != null
                || Boolean.FALSE.equals(employed) && WORK.subList(1, 4).stream().anyMatch(c -> said(values, c));
        boolean wish = Boolean.FALSE.equals(wants) && WISH.subList(1, 3).stream().anyMatch(c -> said(values, c));
        boolean noWish = Boolean.TRUE.equals(wants) && reason == NotEmployedReason.NO_WISH;
        boolean help = reason == NotEmployedReason.NOT_HELPED && helped > 0
                || reason == NotEmployedReason.HELPED_NOT_YET && helpSaid && helped == 0;
        Set<String> given = Set.copyOf(values.keySet());
        hold(work, List.of(WORK), values, given, faults);
        hold(wish, List.of(WISH), values, given, faults);
        hold(noWish, List.of(WISH, WORK), values, given, faults);
        hold(help, List.of(HELP, WORK), values, given, faults);
        if ("STOPPED_WORKING".equals(String.valueOf(values.get(LedgerColumn.RETURN_REASON.field())))
                && Boolean.TRUE.equals(wants)) {
            warnings.add(new LedgerFault(null, "UNLIKELY", List.of(LedgerColumn.RETURN_REASON.number(),
                    LedgerColumn.WANTS_WORK.number())));
        }
    }

    private static boolean said(Map<String, Object> values, LedgerColumn column) {
        return values.get(column.field()) != null;
    }

    private static void hold(boolean contradiction, List<List<LedgerColumn>> groups, Map<String, Object> values,
            Set<String> given, List<LedgerFault> faults) {
        if (!contradiction) {
            return;
        }
        List<LedgerColumn> columns = groups.stream().flatMap(List::stream).toList();
        faults.add(new LedgerFault(null, "CONTRADICTION", columns.stream()
                .filter(column -> given.contains(column.field())).map(LedgerColumn::number).toList()));
        columns.forEach(column -> values.remove(column.field()));
    }
}
