package io.sanjian.login;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which worker the person is. */
public record LinkRequest(@Schema(description = "Needed where several persons have the proved phone, or where another "
        + "WeChat account was this person's") String idNumber) {

    /** Without the number. */
    @Override
    public String toString() {
        return "LinkRequest[]";
    }
}
