package io.sanjian.personaldata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.access.DisclosureReason;
import io.sanjian.audit.Audit;
import io.sanjian.audit.Audit.Action;
import io.sanjian.compute.ComputeExecutor;
import io.sanjian.recommendation.pick.PickLists;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Everything that is held on one person, as one JSON object. Made when asked for and kept nowhere. */
@ApplicationScoped
class PersonExport {
    private static final String SNAPSHOT = "set transaction isolation level repeatable read";
    private static final List<String> EVERYTHING = List.of("everything");

    private final Pool pool;
    private final PersonalDataRows rows;
    private final PickLists lists;
    private final Audit audit;
    private final ComputeExecutor executor;
    private final ObjectMapper json;
    private final Clock clock;

    PersonExport(Pool pool, PersonalDataRows rows, PickLists lists, Audit audit, ComputeExecutor executor,
            ObjectMapper json,
            Clock clock) {
        this.pool = pool;
        this.executor = executor;
        this.rows = rows;
        this.lists = lists;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param author who asks
     * @param need   why, or null where the worker asks for the own data
     */
    Uni<ObjectNode> of(long workerId, Audit.Author author, DisclosureReason need) {
        ObjectNode export = json.createObjectNode();
        export.put("exportedAt", clock.instant().toString());
        return pool.withTransaction(tx -> tx.query(SNAPSHOT).execute()
                .chain(() -> need == null ? Uni.createFrom().voidItem()
                        : audit.reveal(tx, author, Action.EXPORT, List.of(workerId), null, EVERYTHING, need))
                .chain(() -> Multi.createFrom().iterable(PersonalDataTable.ALL).onItem()
                        .transformToUniAndConcatenate(table -> rows.of(tx, table, workerId)
                                .invoke(held -> export.set(table.section(), held)))
                        .collect().last())
                .invoke(() -> export.set("worker", export.withArray("worker").get(0)))
                .chain(() -> lists.all(tx, workerId))
                .flatMap(all -> executor.<JsonNode>call(() -> json.valueToTree(all)))
                .invoke(all -> export.set("lists", all))).replaceWith(export);
    }
}
