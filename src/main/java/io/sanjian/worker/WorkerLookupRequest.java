package io.sanjian.worker;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What to look a worker up by: exactly one of the two. It is a body, so that the number is in no URL and no log. */
@Schema(description = "Exactly one of the two")
public record WorkerLookupRequest(@Schema(examples = "13812345678") String phone, String idNumber) {

    /** Without the numbers. */
    @Override
    public String toString() {
        return "WorkerLookupRequest[]";
    }
}
