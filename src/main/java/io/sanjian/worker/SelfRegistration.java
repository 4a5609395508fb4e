package io.sanjian.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.imports.RowParser.Parsed;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Workers who enter themselves: by the rules that hold for everybody, but for who they are, which they have proved. */
@ApplicationScoped
public class SelfRegistration {
    /** Source of workers who entered themselves. */
    private static final String SOURCE = "self";
    private static final String PHONE = "phone";

    private final WorkerReader reader;
    private final WorkerStore store;

    SelfRegistration(WorkerReader reader, WorkerStore store) {
        this.reader = reader;
        this.store = store;
    }

    /** A checked body, to be stored. */
    public static final class Entry {
        private final WorkerData data;

        private Entry(WorkerData data) {
            this.data = data;
        }

        /** Or null. */
        public String idNumber() {
            return data.identity().idNumber();
        }
    }

    /**
     * Reads the body of a worker who is new: known from now on by a random number, which leads to no account and to no
     * worker whom the account had before.
     *
     * @param phone the proved one
     * @throws ProblemException VALIDATION with every fault
     */
    public Entry read(ObjectNode body, String phone) {
        List<Violation> faults = new ArrayList<>();
        Stream.of("source", "externalId").filter(body::has).forEach(field -> faults.add(Violation.of(field,
                "NOT_ALLOWED", "{field} is given by the service")));
        if (body.hasNonNull(PHONE)
                && PhoneNumber.normal(body.get(PHONE).asText()).filter(phone::equals).isEmpty()) {
            faults.add(new Violation(PHONE, "CONTRADICTION", "{field} is not the one that was proved", null));
        }
        ObjectNode whole = body.deepCopy();
        whole.put("source", SOURCE).put("externalId", UUID.randomUUID().toString()).put(PHONE, phone);
        Parsed<WorkerData> parsed = reader.body(whole);
        faults.addAll(parsed.violations());
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
        return new Entry(parsed.value());
    }

    /** Stores the worker, to be linked in the same transaction. @return its id */
    public Uni<Long> store(SqlClient tx, Entry entry) {
        return store.write(tx, SOURCE, store.seal(List.of(entry.data), SOURCE), AreaScope.EVERYTHING)
                .chain(() -> store.find(tx, entry.data.key())).map(file -> file.worker().id());
    }
}
