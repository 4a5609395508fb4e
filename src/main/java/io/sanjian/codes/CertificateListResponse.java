package io.sanjian.codes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Certificates in the order of the table.
 *
 * @param nextCursor always null, since the list comes whole: kept so that all lists of the API read alike
 */
public record CertificateListResponse(List<CertificateResponse> items, @Nullable String nextCursor) {

    static CertificateListResponse of(List<CertificateResponse> items) {
        return new CertificateListResponse(items, null);
    }
}
