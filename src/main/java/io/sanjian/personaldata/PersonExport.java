package io.sanjian.personaldata;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.access.DisclosureReason;
import io.sanjian.audit.Audit;
import io.sanjian.audit.Audit.Action;
import io.sanjian.database.Transactions;
import io.sanjian.recommendation.pick.PickLists;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Everything that is held on one person, as one JSON object. Made when asked for and kept nowhere. Blocking. */
@ApplicationScoped
class PersonExport {
    private static final String SNAPSHOT = "set transaction isolation level repeatable read";
    private static final List<String> EVERYTHING = List.of("everything");

    private final Transactions transactions;
    private final PersonalDataRows rows;
    private final PickLists lists;
    private final Audit audit;
    private final ObjectMapper json;
    private final Clock clock;

    PersonExport(Transactions transactions, PersonalDataRows rows, PickLists lists, Audit audit, ObjectMapper json,
            Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.lists = lists;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** @param need why, or null where the worker asks for the own data */
    ObjectNode of(long workerId, DisclosureReason need) {
        Audit.Author author = audit.author();
        return transactions.call(tx -> {
            tx.query(SNAPSHOT).executeAndAwait();
            if (need != null) {
                audit.reveal(tx, author, Action.EXPORT, List.of(workerId), null, EVERYTHING, need).await()
                        .indefinitely();
            }
            ObjectNode export = json.createObjectNode();
            export.put("exportedAt", clock.instant().toString());
            for (PersonalDataTable table : PersonalDataTable.ALL) {
                export.set(table.section(), rows.of(tx, table, workerId));
            }
            export.set("worker", export.withArray("worker").get(0));
            export.set("lists", json.valueToTree(lists.all(tx, workerId)));
            return export;
        });
    }
}
