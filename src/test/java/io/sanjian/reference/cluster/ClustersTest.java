package io.sanjian.reference.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sanjian.reference.cluster.Cluster.Tier;
import io.sanjian.reference.table.ReferenceDataException;
import io.sanjian.reference.table.ReferenceTable;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClustersTest {
    private static final String HEADER = "code,tier,name,valid_from,valid_to,status\n";
    private static final Clusters CLUSTERS = Clusters.load();

    @Test
    void theListOf2023Is33618() {
        assertThat(sizes(LocalDate.of(2023, 6, 1))).isEqualTo(Map.of(Tier.LEADING, 3L, Tier.PILLAR, 3L,
                Tier.SPECIALTY, 6L, Tier.FUTURE, 6L, Tier.HIGH_GROWTH, 12L));
    }

    @Test
    void futureIndustriesBecameNineIn2024() {
        assertThat(sizes(LocalDate.of(2025, 1, 1))).containsEntry(Tier.FUTURE, 9L);
    }

    @Test
    void aPastClusterStaysKnown() {
        assertThat(CLUSTERS.find("metaverse")).get().returns("元宇宙", Cluster::name)
                .returns(LocalDate.of(2023, 12, 31), Cluster::validTo);
    }

    @Test
    void aClusterThatStayedIsGivenInItsLatestPeriod() {
        assertThat(CLUSTERS.find("biomanufacturing")).get().returns(null, Cluster::validTo)
                .returns(true, Cluster::confirmed);
        assertThat(CLUSTERS.byName("生物制造")).isEqualTo(CLUSTERS.find("biomanufacturing"));
    }

    @ParameterizedTest
    @CsvSource({"智能网联新能源汽车,smart-ev", "智能网联新能源汽车产业集群,smart-ev", "低空经济产业,low-altitude", "smart-ev,smart-ev",
            "' 先进材料 ',advanced-materials"})
    void findsByName(String name, String code) {
        assertThat(CLUSTERS.byName(name)).get().returns(code, Cluster::code);
    }

    @Test
    void unknownOnesAreUnknown() {
        assertThat(CLUSTERS.find("x")).isEmpty();
        assertThat(CLUSTERS.byName("养猪产业集群")).isEmpty();
        assertThat(CLUSTERS.byName(null)).isEmpty();
    }

    @Test
    void refusesOverlappingPeriods() {
        refused("a,LEADING,甲,2023-01-01,2024-01-01,c\na,LEADING,甲,2024-01-01,,c\n",
                "clusters.csv:3: duplicate code a: its dates overlap an earlier line's");
    }

    @Test
    void refusesTwoClustersOfOneName() {
        refused("a,LEADING,甲,2023-01-01,,c\nb,LEADING,甲,2023-01-01,,c\n",
                "clusters.csv:3: the name 甲 is that of a, too");
    }

    @Test
    void refusesUnknownTiersAndStatesAndImpossibleDates() {
        refused("a,LEADING,甲,2023-01-01,,x\n", "clusters.csv:2: status is neither c nor u");
        refused("a,LEADING,甲,2023-01-01,2022-01-01,c\n", "clusters.csv:2: ends before it begins");
        refused("a,LEADING,甲,,,c\n", "clusters.csv:2: valid_from is empty");
        refused("a,BIG,甲,2023-01-01,,c\n",
                "clusters.csv:2: tier 'BIG' is none of [LEADING, PILLAR, SPECIALTY, FUTURE, HIGH_GROWTH]");
    }

    private static Map<Tier, Long> sizes(LocalDate day) {
        return CLUSTERS.all().stream().filter(cluster -> cluster.inForce(day))
                .collect(Collectors.groupingBy(Cluster::tier, Collectors.counting()));
    }

    private static void refused(String rows, String message) {
        assertThatExceptionOfType(ReferenceDataException.class)
                .isThrownBy(() -> Clusters.load(ReferenceTable.parse("clusters.csv", HEADER + rows)))
                .withMessage(message);
    }
}
