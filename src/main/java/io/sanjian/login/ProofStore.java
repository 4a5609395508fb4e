package io.sanjian.login;

import static io.sanjian.database.SqlValues.utc;

import io.sanjian.crypto.EncryptedTable;
import io.sanjian.crypto.Vault;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The tables {@code sms_code} and {@code phone_proof}; numbers in them are sealed. */
@ApplicationScoped
class ProofStore {
    private static final String PUT_CODE = """
            insert into sms_code (id, account_id, subject, code_hash, phone_enc, id_number_enc, expires_at)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (account_id, subject) do update set id = excluded.id, code_hash = excluded.code_hash,
                phone_enc = excluded.phone_enc, id_number_enc = excluded.id_number_enc, attempts = 0,
                expires_at = excluded.expires_at
            """;
    /** Each try is counted before it is looked at, so that a hundred at once are a hundred. */
    private static final String TRY_CODE = """
            update sms_code set attempts = attempts + 1
            where account_id = $1 and subject = $2 and expires_at > $3 and attempts < $4
            returning id, code_hash, phone_enc, id_number_enc
            """;
    private static final String USE_CODE = "delete from sms_code where id = $1";
    private static final String PUT_PROOF = """
            insert into phone_proof (account_id, phone_enc, id_number_enc, expires_at) values ($1, $2, $3, $4)
            on conflict (account_id) do update set phone_enc = excluded.phone_enc,
                id_number_enc = excluded.id_number_enc, expires_at = excluded.expires_at
            """;
    private static final String GET_PROOF = """
            select phone_enc, id_number_enc from phone_proof where account_id = $1 and expires_at > $2
            """;
    private static final String DROP_PROOF = "delete from phone_proof where account_id = $1";

    private final Pool pool;
    private final Vault vault;

    ProofStore(Pool pool, Vault vault) {
        this.pool = pool;
        this.vault = vault;
    }

    /**
     * A code that may be the right one.
     *
     * @param proof what the code proves, or null where it went to nobody
     */
    record Kept(UUID id, byte[] hash, PhoneProof proof) {
    }

    /** Keeps a code, in the place of an earlier one. @param phone where it goes, or null */
    Uni<Void> putCode(UUID account, CodeRecipient named, String code, String phone, Instant expiresAt) {
        UUID id = UUID.randomUUID();
        return pool.preparedQuery(PUT_CODE).execute(Tuple.tuple().addUUID(id).addUUID(account)
                .addValue(subject(account, named)).addValue(Buffer.buffer(codeHash(id, code)))
                .addString(vault.encrypt(phone, context("sms_code.phone", id)))
                .addString(vault.encrypt(named.idNumber(), context("sms_code.id_number", id)))
                .addOffsetDateTime(utc(expiresAt))).replaceWithVoid();
    }

    /** Counts a try; empty where there is no code (any more) that may be tried. */
    Uni<Optional<Kept>> tryCode(UUID account, CodeRecipient named, int tries, Instant now) {
        return pool.preparedQuery(TRY_CODE).execute(Tuple.of(account, subject(account, named), utc(now), tries))
                .map(rows -> {
                    for (Row row : rows) {
                        UUID id = row.getUUID("id");
                        String phone = vault.decrypt(row.getString("phone_enc"), context("sms_code.phone", id));
                        String idNumber = vault.decrypt(row.getString("id_number_enc"),
                                context("sms_code.id_number", id));
                        return Optional.of(new Kept(id, row.getBuffer("code_hash").getBytes(),
                                phone == null ? null : new PhoneProof(phone, idNumber)));
                    }
                    return Optional.empty();
                });
    }

    /** The hash under which a code is kept: keyed, for there are only a million codes. */
    byte[] codeHash(UUID id, String code) {
        return vault.blindIndex("sms_code:" + id + ':' + code);
    }

    /** Whether this call is the one that used the code. */
    Uni<Boolean> useCode(SqlClient tx, UUID id) {
        return tx.preparedQuery(USE_CODE).execute(Tuple.of(id)).map(rows -> rows.rowCount() == 1);
    }

    Uni<Void> putProof(SqlClient client, UUID account, PhoneProof proof, Instant expiresAt) {
        return client.preparedQuery(PUT_PROOF)
                .execute(Tuple.of(account, vault.encrypt(proof.phone(), context("phone_proof.phone", account)),
                        vault.encrypt(proof.idNumber(), context("phone_proof.id_number", account)), utc(expiresAt)))
                .replaceWithVoid();
    }

    Uni<Optional<PhoneProof>> proof(SqlClient client, UUID account, Instant now) {
        return client.preparedQuery(GET_PROOF).execute(Tuple.of(account, utc(now))).map(rows -> {
            for (Row row : rows) {
                return Optional
                        .of(new PhoneProof(vault.decrypt(row.getString(0), context("phone_proof.phone", account)),
                                vault.decrypt(row.getString(1), context("phone_proof.id_number", account))));
            }
            return Optional.empty();
        });
    }

    Uni<Void> dropProof(SqlClient tx, UUID account) {
        return tx.preparedQuery(DROP_PROOF).execute(Tuple.of(account)).replaceWithVoid();
    }

    private Buffer subject(UUID account, CodeRecipient named) {
        return Buffer.buffer(vault.blindIndex("sms_code:" + named.subjectOf(account)));
    }

    private static String context(String column, Object id) {
        return column + '\0' + id;
    }

    /** What a rotation of keys has to know; both are gone in minutes. */
    @Produces
    @Singleton
    static EncryptedTable sealedCodes() {
        return sealedTable("sms_code", "id");
    }

    @Produces
    @Singleton
    static EncryptedTable sealedProofs() {
        return sealedTable("phone_proof", "account_id");
    }

    private static EncryptedTable sealedTable(String table, String key) {
        return new EncryptedTable(table, key, "uuid", List.of(key), Stream.of("phone", "id_number")
                .map(column -> new EncryptedTable.Column(column + "_enc",
                        row -> context(table + '.' + column, row.getFirst()), null, null))
                .toList(), List.of());
    }
}
