package io.sanjian.reference.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sanjian.reference.table.ReferenceDataException;
import io.sanjian.reference.table.ReferenceTable;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificatesTest {
    private static final String HEADER = "code,name,when,covers,aliases,training,trade\n";
    private static final Certificates CERTIFICATES = Certificates.load();

    @ParameterizedTest
    @CsvSource({"叉车证, forklift-n1", "叉车证N1, forklift-n1", "n1, forklift-n1", "b2驾照, licence-b2", "驾驶证 C1, licence-c1",
            "电工证, electric-low", "起重机司机证Q, crane-q", "健康证, health", "危货运输驾驶员从业资格证, hazmat-driver"})
    void aCertificateIsFoundByNameAliasAndCode(String text, String code) {
        assertThat(CERTIFICATES.byName(text)).map(Certificate::code).contains(code);
    }

    @ParameterizedTest
    @CsvSource({"licence-a1, licence-a3, true", "licence-a1, licence-b1, true", "licence-a2, licence-b2, true",
            "licence-a2, licence-c1, true", "licence-b2, licence-c1, true", "licence-c1, licence-c2, true",
            "licence-b2, licence-b1, false", "licence-c1, licence-b2, false", "licence-a3, licence-b1, false",
            "licence-a1, licence-a2, false", "electric-high, electric-low, true", "electric-low, electric-high, false"})
    void higherLicencesCoverLowerOnes(String held, String needed, boolean covered) {
        assertThat(CERTIFICATES.covers(Set.of(held), needed)).isEqualTo(covered);
    }

    @Test
    void everyCertificateSaysWhereItLeads() {
        assertThat(CERTIFICATES.all()).hasSizeGreaterThan(50).allSatisfy(c -> assertThat(c.training()).isNotBlank());
    }

    @Test
    void healthAndGuardPapersAreGotAtEntry() {
        assertThat(CERTIFICATES.find("health").orElseThrow().when()).isEqualTo(Certificate.When.AT_ENTRY);
        assertThat(CERTIFICATES.find("security-guard").orElseThrow().when()).isEqualTo(Certificate.When.AT_ENTRY);
        assertThat(CERTIFICATES.find("welding").orElseThrow().when()).isEqualTo(Certificate.When.DAY_ONE);
    }

    @Test
    void faultyTablesAreRefusedWithFileAndLine() {
        assertRefused("a,甲,DAY_ONE,b,,学,\n", "certificates.csv:2");
        assertRefused("a,甲,DAY_ONE,,丙,学,\nb,乙,DAY_ONE,,丙,学,\n", "certificates.csv:3");
        assertRefused("a,甲,DAY_ONE,b,,学,\nb,乙,DAY_ONE,c,,学,\nc,丙,DAY_ONE,,,学,\n", "certificates.csv:2");
        assertRefused("a,甲,SOMETIME,,,学,\n", "certificates.csv:2");
    }

    private static void assertRefused(String rows, String place) {
        assertThatThrownBy(() -> Certificates.of(ReferenceTable.parse("certificates.csv", HEADER + rows)))
                .isInstanceOf(ReferenceDataException.class).hasMessageStartingWith(place);
    }
}
