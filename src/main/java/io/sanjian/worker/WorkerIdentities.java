package io.sanjian.worker;

import io.sanjian.database.SqlValues;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.Violation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which workers stand behind a phone or ID number. For those alone who have proved that the number is theirs: nothing of
 * this may show in an answer to anybody else.
 */
@ApplicationScoped
public class WorkerIdentities {
    /** More records than one phone or person has in any ledger. */
    private static final int MOST = 100;
    private static final String BY_PHONE = """
            select id, id_number_bidx from worker where phone_bidx = any($1::bytea[]) order by updated_at desc, id desc limit $2
            """;
    private static final String BY_ID_NUMBER = "select " + WorkerRows.FILE + """
             from worker where id_number_bidx = any($1::bytea[]) and phone_enc is not null
            order by updated_at desc, id desc limit $2
            """;

    private final Pool pool;
    private final WorkerEncryption seals;

    WorkerIdentities(Pool pool, WorkerEncryption seals) {
        this.pool = pool;
        this.seals = seals;
    }

    /**
     * A worker with a certain phone.
     *
     * @param idNumberIndex equal where the ID numbers are equal; null where it is not known
     */
    public record Candidate(long id, byte[] idNumberIndex) {

        /** Whether both are certainly the same person, entered twice. */
        boolean isSamePersonAs(Candidate other) {
            return idNumberIndex != null && Arrays.equals(idNumberIndex, other.idNumberIndex);
        }

        public boolean hasIdNumber() {
            return idNumberIndex != null;
        }
    }

    /** A mobile number in its one form, out of the field {@code phone}, or null; other phones are a fault. */
    public static String mobile(BodyFields fields) {
        String phone = WorkerReader.phone(fields);
        if (phone != null && !isMobile(phone)) {
            fields.reject(Violation.malformed("phone", "{field} is not a mobile number"));
        }
        return phone;
    }

    /** Whether this number, in its one form, can receive a text message. */
    public static boolean isMobile(String phone) {
        return phone.length() == 11 && phone.startsWith("1");
    }

    /** The number of an identity card out of the field {@code idNumber}, or null. */
    public static String idNumber(BodyFields fields) {
        IdNumber number = WorkerReader.idNumber(fields);
        return number == null ? null : number.value();
    }

    /** Ends the reading of a body that may hold such numbers. @throws ProblemException VALIDATION, which holds none */
    public static void requireNoFault(BodyFields fields) {
        List<Violation> faults = WorkerReader.scrubbed(fields.strictViolations());
        if (!faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
    }

    /** A mobile number as others write it, in its one form. */
    public static Optional<String> mobile(String text) {
        return PhoneNumber.normal(text).filter(WorkerIdentities::isMobile);
    }

    /** Workers with this phone, the one changed last first. */
    public Uni<List<Candidate>> withPhone(SqlClient client, String phone) {
        return client.preparedQuery(BY_PHONE)
                .execute(Tuple.of(WorkerColumns.buffers(seals.phoneIndexes(phone)), MOST))
                .map(rows -> WorkerRows.all(rows,
                        row -> new Candidate(row.getLong("id"), SqlValues.bytes(row, "id_number_bidx"))));
    }

    /** The mobile number on file of whoever has this ID number; of several records the one changed last counts. */
    public Uni<Optional<String>> mobileOf(String idNumber) {
        return pool.preparedQuery(BY_ID_NUMBER)
                .execute(Tuple.of(WorkerColumns.buffers(seals.idNumberIndexes(idNumber)), MOST))
                .map(rows -> WorkerRows.all(rows, WorkerRows::file).stream()
                        .map(file -> seals.open(file.key(), file.sealed()).phone())
                        .filter(WorkerIdentities::isMobile).findFirst());
    }

    /** Those with this ID number. */
    public List<Candidate> withIdNumber(List<Candidate> candidates, String idNumber) {
        List<byte[]> indexes = seals.idNumberIndexes(idNumber);
        return candidates.stream().filter(candidate -> indexes.stream()
                .anyMatch(index -> Arrays.equals(candidate.idNumberIndex, index))).toList();
    }

    /** One record of each person, in the same order; a record without an ID number may be anybody. */
    public static List<Candidate> persons(List<Candidate> candidates) {
        List<Candidate> persons = new ArrayList<>();
        candidates.stream().filter(candidate -> persons.stream().noneMatch(candidate::isSamePersonAs))
                .forEach(persons::add);
        return persons;
    }
}
