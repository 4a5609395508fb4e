package io.sanjian.index.analysis;

import io.sanjian.reference.area.Area;
import io.sanjian.reference.area.Areas;
import io.sanjian.reference.cluster.Cluster;
import io.sanjian.reference.cluster.Clusters;
import io.sanjian.reference.table.ReferenceTable;
import io.sanjian.reference.trade.Certificate;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trade;
import io.sanjian.reference.trade.Trades;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The dictionary of this field: names and spoken names of trades, certificates, places of all periods, clusters, and
 * the general words of job adverts ({@code reference/search-words.csv}).
 */
public final class DomainDictionary {
    private static final int VILLAGE_DIGITS = 12;
    private static final Pattern AREA_ENDING = Pattern.compile("(土家族苗族自治县|土家族自治县|苗族土家族自治县|自治县|街道|区|县|市|镇|乡)$");
    private static final Pattern CLUSTER_ENDING = Pattern.compile("(产业集群|集群|产业)$");

    private DomainDictionary() {
    }

    public static Dictionary of(Areas areas, Trades trades, Certificates certificates, Clusters clusters) {
        Set<String> words = new HashSet<>();
        ReferenceTable.load("search-words.csv").rows().forEach(row -> words.add(row.text("word")));
        areas.all().filter(area -> area.code().length() < VILLAGE_DIGITS).map(Area::name)
                .forEach(name -> addWithout(AREA_ENDING, name, words));
        for (Trade trade : trades.all()) {
            words.add(trade.name());
            words.addAll(trade.spokenNames());
        }
        for (Certificate certificate : certificates.all()) {
            words.add(certificate.name());
            words.addAll(certificate.aliases());
        }
        clusters.all().stream().map(Cluster::name).forEach(name -> addWithout(CLUSTER_ENDING, name, words));
        return Dictionary.of(words);
    }

    private static void addWithout(Pattern ending, String name, Set<String> words) {
        words.add(name);
        words.add(ending.matcher(name).replaceFirst(""));
    }
}
