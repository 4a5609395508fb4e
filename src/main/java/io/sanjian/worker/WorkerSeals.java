package io.sanjian.worker;

import io.sanjian.privacy.Vault;
import jakarta.enterprise.context.ApplicationScoped;

/** Seals and opens the columns of the table {@code worker} that name a person. Each is bound to its column and row. */
@ApplicationScoped
class WorkerSeals {
    private final Vault vault;

    WorkerSeals(Vault vault) {
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

    byte[] phoneIndex(String phone) {
        return phone == null ? null : vault.blindIndex("phone:" + phone);
    }

    byte[] idNumberIndex(String idNumber) {
        return idNumber == null ? null : vault.blindIndex("id_number:" + idNumber);
    }

    /** Keyed, for a plain hash of a row would let its phone number be guessed. */
    byte[] contentHash(WorkerData data) {
        return vault.blindIndex("content:" + data.content());
    }

    private static String context(String column, WorkerKey key) {
        return "worker." + column + '\0' + key.source() + '\0' + key.externalId();
    }
}
