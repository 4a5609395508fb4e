package io.sanjian.servicerecord;

import io.sanjian.crypto.EncryptedTable;
import io.sanjian.crypto.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Seals and opens the texts of services, each for its column and row. */
@ApplicationScoped
class ServiceEncryption {
    static final String SUBJECT = "subject";
    static final String GIVEN_BY = "given_by";
    static final String VOID_REASON = "void_reason";

    private final Vault vault;

    ServiceEncryption(Vault vault) {
        this.vault = vault;
    }

    /** Null for null. */
    String seal(String text, String column, UUID row) {
        return vault.encrypt(text, context(column, row.toString()));
    }

    /** Null for null. */
    String open(String sealed, String column, UUID row) {
        return vault.decrypt(sealed, context(column, row.toString()));
    }

    private static String context(String column, String row) {
        return "service_record." + column + '\0' + row;
    }

    @Produces
    @Singleton
    static EncryptedTable services() {
        return new EncryptedTable("service_record", "id", "bigint", List.of("seal_id"),
                List.of(column(SUBJECT), column(GIVEN_BY), column(VOID_REASON)), List.of());
    }

    private static EncryptedTable.Column column(String name) {
        return new EncryptedTable.Column(name + "_enc", row -> context(name, row.getFirst()), null, null);
    }
}
