package io.sanjian.support.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.reference.area.Area;
import io.sanjian.reference.area.Areas;
import io.sanjian.reference.cluster.Clusters;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trades;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DemoDataTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 20);
    private static final Areas AREAS = Areas.load();
    private static final Trades TRADES = Trades.load(Certificates.load());
    private static final Certificates CERTIFICATES = Certificates.load();

    private static DemoPostings postings(LocalDate today) {
        return new DemoPostings(1, today, AREAS, CERTIFICATES);
    }

    @Test
    void everyFamilyIsOnOfferInEveryDistrict() {
        Set<String> found = postings(TODAY).rows(5_000)
                .map(row -> row.get("areaCode").asText() + row.get("family").asText())
                .collect(Collectors.toCollection(TreeSet::new));
        for (Area district : AREAS.districts()) {
            for (Family family : Family.values()) {
                assertThat(found).contains(district.code() + family);
            }
        }
    }

    @Test
    void everyKindNamesAKnownTradeCertificateAndCluster() {
        Clusters clusters = Clusters.load();
        for (JobKind kind : JobKind.all()) {
            assertThat(TRADES.find(kind.trade())).as(kind.trade()).isPresent();
            assertThat(kind.certificate() == null || CERTIFICATES.byName(kind.certificate()).isPresent())
                    .as(kind.certificate()).isTrue();
            assertThat(kind.cluster() == null || clusters.find(kind.cluster()).isPresent()).as(kind.cluster()).isTrue();
        }
    }

    @Test
    void postsAreOpenForTwoMonthsAndPayIsInOrder() {
        postings(TODAY).rows(2_000).forEach(row -> {
            assertThat(LocalDate.parse(row.get("publishedAt").asText())).isBeforeOrEqualTo(TODAY);
            assertThat(LocalDate.parse(row.get("validThrough").asText())).isAfterOrEqualTo(TODAY.plusDays(60));
            if (row.has("pay")) {
                assertThat(row.at("/pay/min").asInt()).isPositive().isLessThanOrEqualTo(row.at("/pay/max").asInt());
            }
            assertThat(row.get("employer").asText()).contains("示例");
        });
    }

    @Test
    void anotherDayMovesTheDatesOnly() {
        List<ObjectNode> today = postings(TODAY).rows(300).toList();
        List<ObjectNode> later = postings(TODAY.plusDays(40)).rows(300).toList();
        for (int i = 0; i < today.size(); i++) {
            assertThat(undated(later.get(i))).isEqualTo(undated(today.get(i)));
            assertThat(later.get(i)).isNotEqualTo(today.get(i));
        }
    }

    private static JsonNode undated(ObjectNode row) {
        return row.deepCopy().without(List.of("publishedAt", "validThrough"));
    }

    @Test
    void returneesAreOfAllDistrictsAndOfWorkingAge() {
        List<ObjectNode> rows = new DemoWorkers(1, TODAY, AREAS, CERTIFICATES).rows(2_000).toList();
        assertThat(rows.stream().map(row -> row.at("/home/areaCode").asText()).collect(Collectors.toSet()))
                .containsAll(AREAS.districts().stream().map(Area::code).toList());
        assertThat(rows.stream().map(row -> row.get("externalId").asText()).distinct()).hasSize(2_000);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.has("phone") || row.has("idNumber")).isFalse();
            int age = row.has("age") ? row.get("age").asInt()
                    : LocalDate.parse(row.get("birthDate").asText()).until(TODAY).getYears();
            assertThat(age).isBetween(16, 66);
            assertThat(row.get("trades")).isNotEmpty();
        });
    }
}
