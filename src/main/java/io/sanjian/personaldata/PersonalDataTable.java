package io.sanjian.personaldata;

import java.util.List;
import java.util.Set;

/**
 * A table with rows on a person. A test finds tables that name a worker and are not here.
 *
 * @param section what the export calls it
 * @param name    of the table
 * @param rows    condition on the rows of worker {@code $1}; the table is called t
 * @param order   order of the rows
 * @param hidden  columns that are left out: secrets, and fingerprints that mean nothing without a key
 */
record PersonalDataTable(String section, String name, String rows, String order, Set<String> hidden) {
    private static final String BY_WORKER = "t.worker_id = $1";
    private static final String OF_ACCOUNT =
            "t.account_id in (select id from wechat_account where worker_id = $1)";

    private static final String OF_ENTRY = "t.entry_id in (select id from ledger_entry where worker_id = $1)";

    /** In the order of the export. The picks are read by the package that writes them. */
    static final List<PersonalDataTable> ALL = List.of(
            new PersonalDataTable("worker", "worker", "t.id = $1", "t.id", Set.of("content_hash")),
            of("consents", "consent", "t.id"),
            of("feedback", "feedback", "t.id"),
            of("inbox", "inbox_message", "t.id"),
            of("deliveries", "outbox", "t.id", "claim"),
            new PersonalDataTable("webhookDeliveries", "webhook_delivery",
                    "t.outbox_id in (select id from outbox where worker_id = $1)", "t.outbox_id, t.webhook_id",
                    Set.of()),
            of("smsReplies", "sms_reply", "t.id", "seal_id"),
            of("rings", "worker_ring", "t.worker_id"),
            of("channelPreference", "channel_preference", "t.worker_id"),
            of("wechatSubscriptions", "wechat_subscription", "t.template_id"),
            of("wechatAccounts", "wechat_account", "t.id"),
            new PersonalDataTable("logins", "login_session", OF_ACCOUNT, "t.created_at, t.id",
                    Set.of("refresh_hash", "previous_hash")),
            new PersonalDataTable("smsCodes", "sms_code", OF_ACCOUNT, "t.id", Set.of("subject", "code_hash")),
            new PersonalDataTable("phoneProofs", "phone_proof", OF_ACCOUNT, "t.account_id", Set.of()),
            of("ledgerEntries", "ledger_entry", "t.id"),
            new PersonalDataTable("ledgerWeeks", "ledger_state", OF_ENTRY, "t.entry_id, t.week", Set.of()),
            new PersonalDataTable("ledgerChanges", "ledger_change", OF_ENTRY, "t.id", Set.of()),
            of("services", "service_record", "t.id", "seal_id"),
            of("tokens", "api_token", "t.id", "token_hash", "old_token_hash"),
            of("audit", "audit", "t.id", "seq", "hash", "note_hash"),
            of("auditNotes", "audit_note", "t.audit_id", "salt"));

    /** Tables with workers in them that an export need not name, and why. */
    static final Set<String> ELSEWHERE = Set.of(
            // the export's section "lists"
            "pick_list",
            // hashes of secrets and nothing else
            "refresh_token",
            // how many workers an office looks after
            "outside_report");

    private static PersonalDataTable of(String section, String name, String order, String... hidden) {
        return new PersonalDataTable(section, name, BY_WORKER, order, Set.of(hidden));
    }

    String select() {
        return "select to_jsonb(t)::text from " + name + " t where " + rows + " order by " + order;
    }
}
