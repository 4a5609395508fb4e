package io.sanjian.matching;

import io.sanjian.reference.trade.Certificate;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trade;
import io.sanjian.reference.trade.Trades;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A trade that a person asks for, and the certificates that the law wants for it on the first day and the person does
 * not hold.
 *
 * @param trade        the trade wanted
 * @param certificates what is missing, one or more
 */
public record MissingCertificates(Trade trade, List<Certificate> certificates) {

    /** What stands between the person and the trades they named, in the order in which they named them. */
    public static List<MissingCertificates> of(Profile profile, Trades trades, Certificates certificates) {
        List<MissingCertificates> lacks = new ArrayList<>();
        for (String code : profile.trades()) {
            Trade trade = trades.find(code).orElse(null);
            if (trade != null) {
                List<Certificate> missing = trade.certificates().stream().sorted()
                        .filter(needed -> !certificates.covers(profile.certificates(), needed))
                        .map(needed -> certificates.find(needed).orElseThrow())
                        .filter(certificate -> certificate.when() == Certificate.When.DAY_ONE).toList();
                if (!missing.isEmpty()) {
                    lacks.add(new MissingCertificates(trade, missing));
                }
            }
        }
        return lacks;
    }

    /** The same person with these certificates in hand. */
    public Profile overcome(Profile profile) {
        return profile.holdingAlso(
                certificates.stream().map(Certificate::code).collect(Collectors.toUnmodifiableSet()));
    }
}
