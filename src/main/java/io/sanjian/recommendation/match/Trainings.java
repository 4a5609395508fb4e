package io.sanjian.recommendation.match;

import io.sanjian.matching.MatchEngine;
import io.sanjian.matching.MissingCertificates;
import io.sanjian.matching.Profile;
import io.sanjian.reference.trade.Certificate;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trades;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells a person which certificate is missing for what they ask for, instead of silence. */
@ApplicationScoped
public class Trainings {
    /** Near where the person set no limit: as far as one travels in a day. */
    private static final double NEAR_KM = 60;

    private final Trades trades;
    private final Certificates certificates;
    private final MatchEngine search;
    private final TrainingConfig config;

    Trainings(Trades trades, Certificates certificates, MatchEngine search, TrainingConfig config) {
        this.trades = trades;
        this.certificates = certificates;
        this.search = search;
        this.config = config;
    }

    /** What is missing for the trades asked for, in their order; each certificate once. */
    public List<Training> of(Profile profile) {
        List<Training> trainings = new ArrayList<>();
        for (MissingCertificates lack : MissingCertificates.of(profile, trades, certificates)) {
            double reach = profile.reach().stated() ? profile.maxDistanceKm() : NEAR_KM;
            int opens = search.openedBy(profile, lack.overcome(profile), reach);
            for (Certificate certificate : lack.certificates()) {
                if (trainings.stream().noneMatch(known -> known.certificate().equals(certificate.code()))) {
                    trainings.add(training(lack, certificate, opens));
                }
            }
        }
        return trainings;
    }

    private Training training(MissingCertificates lack, Certificate certificate, int opens) {
        String text = "还差" + certificate.name() + "，可以去学：" + certificate.training()
                + (opens > 0 ? "；拿到证，附近有" + opens + "个" + lack.trade().name() + "类岗位可以选" : "");
        return new Training(certificate.code(), certificate.name(), lack.trade().code(), lack.trade().name(),
                certificate.training(), link(certificate).orElse(null), opens, text);
    }

    private Optional<String> link(Certificate certificate) {
        return Optional.ofNullable(config.urls().get(certificate.code())).or(config::url);
    }
}
