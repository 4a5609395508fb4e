package io.sanjian.login;

import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Violation;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A log-in. */
public record LoginRequest(
        @Schema(description = "What wx.login gave; lives five minutes and is used once", required = true,
                examples = "0a3XyZ1w3kQbR53kQb1w3aXyZ12XyZ1A") String code,
        @Schema(description = "How the session is to be called in the list of sessions",
                examples = "Redmi Note 13") String device) {
    /** WeChat's have 32 characters; printable ones, so that nothing else gets into a URL or log. */
    private static final Pattern CODE = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final int MAX_CODE = 128;
    private static final int MAX_DEVICE = 64;

    static LoginRequest read(BodyFields fields) {
        String device = fields.text("device", MAX_DEVICE);
        if (device != null && device.chars().anyMatch(Character::isISOControl)) {
            fields.reject(Violation.malformed("device", "{field} holds a control character"));
        }
        return new LoginRequest(code(fields, "code", true), device);
    }

    /** A code of WeChat, checked before it is sent on. */
    static String code(BodyFields fields, String field, boolean required) {
        String code = required ? fields.requiredVerbatim(field, MAX_CODE) : fields.verbatim(field, MAX_CODE);
        if (code != null && !CODE.matcher(code).matches()) {
            fields.reject(Violation.malformed(field, "{field} holds a character that no code of WeChat has"));
        }
        return code;
    }

    /** Without the code. */
    @Override
    public String toString() {
        return "LoginRequest[]";
    }
}
