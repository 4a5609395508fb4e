package io.sanjian.worker;

import io.sanjian.crypto.EncryptedTable;
import io.sanjian.crypto.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;

/** Seals and opens the columns of the table {@code worker} that name a person. Each is bound to its column and row. */
@ApplicationScoped
class WorkerEncryption {
    private static final String PHONE = "phone:";
    private static final String ID_NUMBER = "id_number:";
    private static final String CONTENT = "content:";

    private final Vault vault;

    WorkerEncryption(Vault vault) {
        this.vault = vault;
    }

    /** The columns as they are stored. */
    record Sealed(String name, String phone, byte[] phoneIndex, String idNumber, byte[] idNumberIndex) {
    }

    Sealed seal(WorkerKey key, Identity open) {
        return new Sealed(vault.encrypt(open.name(), context("name", key)),
                vault.encrypt(open.phone(), context("phone", key)), phoneIndex(open.phone()),
                vault.encrypt(open.idNumber(), context("id_number", key)), idNumberIndex(open.idNumber()));
    }

    Identity open(WorkerKey key, Sealed sealed) {
        return new Identity(name(key, sealed.name()), vault.decrypt(sealed.phone(), context("phone", key)),
                vault.decrypt(sealed.idNumber(), context("id_number", key)));
    }

    String name(WorkerKey key, String sealed) {
        return vault.decrypt(sealed, context("name", key));
    }

    String phone(WorkerKey key, String sealed) {
        return vault.decrypt(sealed, context("phone", key));
    }

    /** All entries under which a phone may stand; none for null. */
    List<byte[]> phoneIndexes(String phone) {
        return phone == null ? List.of() : vault.blindIndexes(PHONE + phone);
    }

    /** All entries under which an ID number may stand; none for null. */
    List<byte[]> idNumberIndexes(String idNumber) {
        return idNumber == null ? List.of() : vault.blindIndexes(ID_NUMBER + idNumber);
    }

    private byte[] phoneIndex(String phone) {
        return phone == null ? null : vault.blindIndex(PHONE + phone);
    }

    private byte[] idNumberIndex(String idNumber) {
        return idNumber == null ? null : vault.blindIndex(ID_NUMBER + idNumber);
    }

    /** Keyed, for a plain hash of a row would let its phone number be guessed. */
    byte[] contentHash(WorkerData data) {
        return vault.blindIndex(CONTENT + data.content());
    }

    /** Whether a row says what was said when this hash was stored, with whichever of the keys in use. */
    boolean isSame(byte[] stored, WorkerData data) {
        return vault.blindIndexes(CONTENT + data.content()).stream().anyMatch(hash -> Arrays.equals(hash, stored));
    }

    private static String context(String column, WorkerKey key) {
        return "worker." + column + '\0' + key.source() + '\0' + key.externalId();
    }

    /** What a rotation of keys has to know. A row whose hash has gone is written anew by the next import. */
    @Produces
    @Singleton
    static EncryptedTable sealedTable() {
        return new EncryptedTable("worker", "id", "bigint", List.of("source", "external_id"),
                List.of(column("name", null), column("phone", PHONE), column("id_number", ID_NUMBER)),
                List.of("content_hash"));
    }

    private static EncryptedTable.Column column(String name, String prefix) {
        return new EncryptedTable.Column(name + "_enc", row -> context(name, new WorkerKey(row.get(0), row.get(1))),
                prefix == null ? null : name + "_bidx", prefix);
    }
}
