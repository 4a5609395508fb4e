package io.sanjian.worker;

import io.sanjian.crypto.Vault;

/** Seals workers that are written straight into the table, exactly as an import does. */
public final class BulkSeals {
    private final Vault vault;
    private final WorkerEncryption seals;

    public BulkSeals(Vault vault) {
        this.vault = vault;
        this.seals = new WorkerEncryption(vault);
    }

    /** The sealed columns of a worker, and the hash by which an import knows that a row is unchanged. */
    public record Sealed(String name, String phone, byte[] phoneIndex, String idNumber, byte[] idNumberIndex,
            byte[] contentHash) {
    }

    public Sealed seal(String source, String externalId, String name, String phone, String idNumber) {
        WorkerEncryption.Sealed sealed =
                seals.seal(new WorkerKey(source, externalId), new Identity(name, phone, idNumber));
        return new Sealed(sealed.name(), sealed.phone(), sealed.phoneIndex(), sealed.idNumber(),
                sealed.idNumberIndex(), vault.blindIndex("content:" + source + '\0' + externalId));
    }
}
