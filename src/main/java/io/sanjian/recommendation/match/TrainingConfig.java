package io.sanjian.recommendation.match;

import io.smallrye.config.ConfigMapping;
import java.util.Map;
import java.util.Optional;

/** Where to learn what a certificate asks for. */
@ConfigMapping(prefix = "sanjian.training")
interface TrainingConfig {

    /** Page with the training on offer (技能培训), for every certificate that has none of its own; none by default. */
    Optional<String> url();

    /** Pages by certificate code, such as {@code sanjian.training.urls.welding}. */
    Map<String, String> urls();
}
