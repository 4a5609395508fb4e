package io.sanjian.worker;

import static io.sanjian.imports.Column.bool;
import static io.sanjian.imports.Column.bytes;
import static io.sanjian.imports.Column.constant;
import static io.sanjian.imports.Column.date;
import static io.sanjian.imports.Column.number;
import static io.sanjian.imports.Column.text;
import static io.sanjian.imports.Column.texts;
import static io.sanjian.imports.Column.time;

import io.sanjian.imports.BulkUpsert;
import io.sanjian.reference.terms.Pay;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;

/** The columns of the table {@code worker} that a row writes, each with its value, and their bulk upsert. */
final class WorkerColumns {

    /** A worker as it goes into the table. @param by name of the token that sent it */
    record Entry(WorkerData data, WorkerEncryption.Sealed sealed, byte[] contentHash, Consent consent, Instant now,
            String by) {
        String externalId() {
            return data.key().externalId();
        }

        Entry withConsent(Consent other) {
            return new Entry(data, sealed, contentHash, other, now, by);
        }
    }

    static final BulkUpsert<Entry> UPSERT = new BulkUpsert<>("worker", List.of(
            text("source", (Entry e) -> e.data.key().source()).key(),
            text("external_id", Entry::externalId).key(),
            text("name_enc", e -> e.sealed.name()),
            text("phone_enc", e -> e.sealed.phone()),
            bytes("phone_bidx", e -> e.sealed.phoneIndex()),
            text("id_number_enc", e -> e.sealed.idNumber()),
            bytes("id_number_bidx", e -> e.sealed.idNumberIndex()),
            date("birth_date", e -> e.data.birth().date()),
            bool("birth_date_exact", e -> e.data.birth().exact()),
            constant("sex", e -> e.data.sex()),
            text("area_code", e -> e.data.intention().home().areaCode()),
            text("town_code", e -> e.data.intention().home().townCode()),
            text("village_code", e -> e.data.intention().home().villageCode()),
            number("lat",
                    e -> e.data.intention().home().point() == null ? null : e.data.intention().home().point().lat()),
            number("lon",
                    e -> e.data.intention().home().point() == null ? null : e.data.intention().home().point().lon()),
            number("max_distance_km", e -> e.data.intention().reach().maxDistanceKm()),
            constant("work_within", e -> e.data.intention().reach().within()),
            texts("trades", e -> e.data.intention().trades()),
            texts("certificates", e -> e.data.intention().certificates()),
            number("expected_pay_min", e -> pay(e) == null ? null : pay(e).min()),
            constant("expected_pay_unit", e -> pay(e) == null ? null : pay(e).unit()),
            texts("groups", e -> e.data.intention().groups().stream().map(Enum::name).sorted().toList()),
            texts("families", e -> e.data.intention().families().stream().map(Enum::name).sorted().toList()),
            texts("excluded_postings", e -> e.data.intention().excluded().postings()),
            texts("excluded_employers", e -> e.data.intention().excluded().employers()),
            bool("consent", e -> e.consent == null ? null : e.consent.given()),
            time("consent_at", e -> e.consent == null ? null : e.consent.at()),
            text("consent_wording", e -> e.consent == null ? null : e.consent.wording()),
            text("consent_version", e -> e.consent == null ? null : e.consent.version()),
            date("returned_at", e -> e.data.returnedAt()),
            constant("return_reason", e -> e.data.returnReason()),
            bytes("content_hash", Entry::contentHash),
            time("updated_at", Entry::now)));

    private WorkerColumns() {
    }

    static Buffer[] buffers(List<byte[]> all) {
        return all.stream().map(Buffer::buffer).toArray(Buffer[]::new);
    }

    private static Pay pay(Entry entry) {
        return entry.data.intention().expectedPay();
    }
}
