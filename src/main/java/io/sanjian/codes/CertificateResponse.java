package io.sanjian.codes;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sanjian.reference.trade.Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A certificate, licence or permit.
 *
 * @param aliases  other names in adverts and speech
 * @param covers   codes of the certificates that it includes
 * @param required when the law wants it
 * @param training what to learn where
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CertificateResponse(String code, String name, List<String> aliases, List<String> covers,
        Certificate.When required, @Nullable String training) {

    static CertificateResponse of(Certificate certificate) {
        return new CertificateResponse(certificate.code(), certificate.name(), certificate.aliases(),
                certificate.covers(), certificate.when(), certificate.training());
    }
}
