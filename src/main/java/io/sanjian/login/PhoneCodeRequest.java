package io.sanjian.login;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a code is to go. */
@Schema(description = "Exactly one of the two")
public record PhoneCodeRequest(
        @Schema(description = "A mobile number: the code goes there", examples = "13812345678") String phone,
        @Schema(description = "An ID number: the code goes to the phone that is on file for it") String idNumber) {

    /** Without the numbers. */
    @Override
    public String toString() {
        return "PhoneCodeRequest[]";
    }
}
