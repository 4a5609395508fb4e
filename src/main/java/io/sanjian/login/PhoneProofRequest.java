package io.sanjian.login;

import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Violation;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The proof of a phone: what the code was asked for by and the code, or the code of WeChat's phone-number component. */
public record PhoneProofRequest(@Schema(examples = "13812345678") String phone, String idNumber,
        @Schema(description = "The six digits of the message", examples = "123456") String code,
        @Schema(description = "What the button of type getPhoneNumber gave, in place of everything else") String wechatCode) {
    private static final Pattern CODE = Pattern.compile("\\d{6}");
    private static final int MAX = 16;

    static PhoneProofRequest read(BodyFields fields) {
        if (fields.has("wechatCode")) {
            return new PhoneProofRequest(null, null, null, LoginRequest.code(fields, "wechatCode", true));
        }
        CodeRecipient named = CodeRecipient.read(fields);
        String code = fields.requiredText("code", MAX);
        if (code != null && !CODE.matcher(code).matches()) {
            fields.reject(Violation.malformed("code", "{field} must have six digits"));
        }
        return new PhoneProofRequest(named.phone(), named.idNumber(), code, null);
    }

    CodeRecipient named() {
        return new CodeRecipient(phone, idNumber);
    }

    /** Without numbers and codes. */
    @Override
    public String toString() {
        return "PhoneProofRequest[]";
    }
}
