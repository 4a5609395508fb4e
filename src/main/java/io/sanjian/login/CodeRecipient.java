package io.sanjian.login;

import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Violation;
import io.sanjian.worker.WorkerIdentities;
import java.util.UUID;

/** What a person named to receive a code: a phone, or the ID number under which a phone is on file. Never printed. */
record CodeRecipient(String phone, String idNumber) {

    /** Reads both fields; that there is exactly one is a fault of the fields otherwise. */
    static CodeRecipient read(BodyFields fields) {
        CodeRecipient named = new CodeRecipient(WorkerIdentities.mobile(fields), WorkerIdentities.idNumber(fields));
        if (fields.has("phone") == fields.has("idNumber")) {
            fields.reject(new Violation("phone", "REQUIRED",
                    "exactly one of phone and idNumber is required", null));
        }
        return named;
    }

    /** What codes are kept and counted under. */
    String subject() {
        return phone != null ? "phone:" + phone : "id_number:" + idNumber;
    }

    /** What a row of the account's is kept under. */
    String subjectOf(UUID account) {
        return account + ":" + subject();
    }

    @Override
    public String toString() {
        return "Named[]";
    }
}
