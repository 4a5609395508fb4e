package io.sanjian.reference.trade;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A certificate, licence or permit (证书).
 *
 * @param code     Sanjian's own stable code, such as {@code forklift-n1}
 * @param name     Chinese name
 * @param aliases  other names in adverts and speech
 * @param covers   codes of the certificates that it includes, such as lower licence classes; closed under itself
 * @param when     when the law wants it
 * @param training what to learn where, shown to whoever lacks it
 * @param trade    code of the trade whose paper it is, or null
 */
public record Certificate(String code, String name, List<String> aliases, List<String> covers, When when,
        String training, String trade) {

    /** When a certificate must be in hand. */
    @Schema(name = "CertificateRequirement")
    public enum When {
        /** By law on the first working day. */
        DAY_ONE,
        /** By law, but got at entry through the employer (健康证, 保安员证). */
        AT_ENTRY,
        /** No law asks for it: a wish of the employer. */
        WISHED
    }
}
