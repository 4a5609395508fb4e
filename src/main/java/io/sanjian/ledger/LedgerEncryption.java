package io.sanjian.ledger;

import io.sanjian.crypto.EncryptedTable;
import io.sanjian.crypto.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Seals and opens what the ledger's own tables hold of a person: further phones, and every value of the history. */
@ApplicationScoped
class LedgerEncryption {
    private final Vault vault;

    LedgerEncryption(Vault vault) {
        this.vault = vault;
    }

    String sealPhones(String phones, long workerId, Object season) {
        return vault.encrypt(phones, phonesContext(List.of(Long.toString(workerId), season.toString())));
    }

    String openPhones(String sealed, long workerId, Object season) {
        return vault.decrypt(sealed, phonesContext(List.of(Long.toString(workerId), season.toString())));
    }

    String sealOld(String value, long entryId, int version, int column) {
        return vault.encrypt(value, context("old", change(entryId, version, column)));
    }

    String sealNew(String value, long entryId, int version, int column) {
        return vault.encrypt(value, context("new", change(entryId, version, column)));
    }

    String openOld(String sealed, long entryId, int version, int column) {
        return vault.decrypt(sealed, context("old", change(entryId, version, column)));
    }

    String openNew(String sealed, long entryId, int version, int column) {
        return vault.decrypt(sealed, context("new", change(entryId, version, column)));
    }

    private static List<String> change(long entryId, int version, int column) {
        return List.of(Long.toString(entryId), Integer.toString(version), Integer.toString(column));
    }

    private static String phonesContext(List<String> row) {
        return "ledger_entry.other_phones\0" + String.join("\0", row);
    }

    private static String context(String value, List<String> row) {
        return "ledger_change." + value + '\0' + String.join("\0", row);
    }

    @Produces
    @Singleton
    static EncryptedTable entries() {
        return new EncryptedTable("ledger_entry", "id", "bigint", List.of("worker_id", "season"),
                List.of(new EncryptedTable.Column("other_phones_enc", LedgerEncryption::phonesContext, null, null)),
                List.of());
    }

    @Produces
    @Singleton
    static EncryptedTable changes() {
        return new EncryptedTable("ledger_change", "id", "bigint", List.of("entry_id", "version", "column_number"),
                List.of(new EncryptedTable.Column("old_enc", row -> context("old", row), null, null),
                        new EncryptedTable.Column("new_enc", row -> context("new", row), null, null)),
                List.of());
    }
}
