package io.sanjian.ledger;

import static io.sanjian.database.SqlValues.instant;
import static io.sanjian.database.SqlValues.list;
import static io.sanjian.database.SqlValues.utc;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Who changed which column of an entry, when, from where, and what it was before. Every value is sealed. */
@ApplicationScoped
class LedgerHistory {
    private static final String INSERT = """
            insert into ledger_change (entry_id, version, column_number, old_enc, new_enc, changed_at, said_at, changed_by, reason,
                                       import_id, sheet, sheet_row)
            select entry, version, col, old, new, $6, $7, $8, $9, $10, sheet, line
            from unnest($1::bigint[], $2::int[], $3::int[], $4::text[], $5::text[], $11::text[], $12::int[])
                 as given (entry, version, col, old, new, sheet, line)
            """;
    private static final String OF_ENTRY = """
            select id, version, column_number, old_enc, new_enc, changed_at, said_at, changed_by, reason, import_id, sheet,
                   sheet_row
            from ledger_change where entry_id = $1 and id > $2 order by id limit $3
            """;

    private final LedgerEncryption seals;

    LedgerHistory(LedgerEncryption seals) {
        this.seals = seals;
    }

    /** A change to be written down. @param change null where the entry was made */
    private record Line(long entry, int version, LedgerMerge.Change change, LedgerRow origin) {
        Integer column() {
            return change == null ? null : change.column().number();
        }
    }

    /** A line and the entry that came of it. */
    record Written(LedgerLine line, LedgerEntry entry) {
    }

    Uni<Void> record(SqlClient tx, List<Written> written, LedgerSender sender, Instant now) {
        List<Line> lines = new ArrayList<>();
        written.forEach(each -> each.line().steps().forEach(step -> {
            if (each.line().isNew() && step.version() == 1) {
                lines.add(new Line(each.entry().id(), 1, null, step.origin()));
            } else {
                step.changes().forEach(change -> lines.add(
                        new Line(each.entry().id(), step.version(), change, step.origin())));
            }
        }));
        return lines.isEmpty() ? Uni.createFrom().voidItem()
                : tx.preparedQuery(INSERT).execute(tuple(lines, sender, now)).replaceWithVoid();
    }

    private Tuple tuple(List<Line> lines, LedgerSender sender, Instant now) {
        return Tuple.tuple().addArrayOfLong(lines.stream().map(Line::entry).toArray(Long[]::new))
                .addArrayOfInteger(lines.stream().map(Line::version).toArray(Integer[]::new))
                .addArrayOfInteger(lines.stream().map(Line::column).toArray(Integer[]::new))
                .addArrayOfString(lines.stream().map(line -> line.change == null ? null
                        : seals.sealOld(LedgerValues.text(line.change.old()), line.entry, line.version, line.column()))
                        .toArray(String[]::new))
                .addArrayOfString(lines.stream().map(line -> line.change == null ? null
                        : seals.sealNew(LedgerValues.text(line.change.now()), line.entry, line.version, line.column()))
                        .toArray(String[]::new))
                .addOffsetDateTime(utc(now)).addOffsetDateTime(utc(sender.saidAt())).addString(sender.by())
                .addString(sender.reason()).addString(sender.importId())
                .addArrayOfString(lines.stream().map(line -> line.origin == null ? null : line.origin.sheet())
                        .toArray(String[]::new))
                .addArrayOfInteger(lines.stream().map(line -> line.origin == null ? null : line.origin.row())
                        .toArray(Integer[]::new));
    }

    /** What was changed of an entry, from old to new. @param after id of the last one known */
    Uni<List<Kept>> of(SqlClient client, long entry, long after, int limit) {
        return client.preparedQuery(OF_ENTRY).execute(Tuple.of(entry, after, limit))
                .map(rows -> list(rows, row -> kept(row, entry)));
    }

    /** A change as it was kept; column, old and now are null where the entry was made. It never prints values. */
    record Kept(long id, int version, LedgerColumn column, String old, String now, Instant changedAt, Instant saidAt,
            Origin origin) {
        @Override
        public String toString() {
            return "Kept[" + id + "]";
        }
    }

    /** Who brought a change, and from where. */
    record Origin(String by, String reason, String importId, String sheet, Integer row) {
    }

    private Kept kept(Row row, long entry) {
        Integer number = row.getInteger("column_number");
        int version = row.getInteger("version");
        int column = number == null ? 0 : number;
        return new Kept(row.getLong("id"), version, number == null ? null : LedgerColumn.values()[number - 1],
                seals.openOld(row.getString("old_enc"), entry, version, column),
                seals.openNew(row.getString("new_enc"), entry, version, column), instant(row, "changed_at"),
                instant(row, "said_at"), new Origin(row.getString("changed_by"), row.getString("reason"),
                        row.getString("import_id"), row.getString("sheet"), row.getInteger("sheet_row")));
    }
}
