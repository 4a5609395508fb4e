package io.sanjian.reference.cluster;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One of the "33618" manufacturing clusters as it stood in one period.
 *
 * @param code      Sanjian's own stable code, such as {@code smart-ev}
 * @param name      Chinese name
 * @param validFrom first day of the period
 * @param validTo   last day, included, or null where the cluster is still listed
 * @param confirmed whether a published source lists it; else it is widely stated only
 */
public record Cluster(String code, Tier tier, String name, LocalDate validFrom, LocalDate validTo,
        boolean confirmed) {

    /** The digits of 3-3-6-18: 3 leading, 3 pillar, 6 specialty, 6 future and 12 high-growth ones. */
    @Schema(name = "ClusterTier")
    public enum Tier {
        LEADING("万亿级主导产业集群"),
        PILLAR("五千亿级支柱产业集群"),
        SPECIALTY("千亿级特色优势产业集群"),
        FUTURE("未来产业集群"),
        HIGH_GROWTH("高成长性产业集群");

        private final String label;

        Tier(String label) {
            this.label = label;
        }

        /** Chinese name shown to workers and brokers. */
        public String label() {
            return label;
        }
    }

    /** Whether it was listed on this day. */
    public boolean inForce(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }
}
