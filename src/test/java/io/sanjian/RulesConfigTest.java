package io.sanjian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sanjian.matching.RuleSettings;
import io.sanjian.reference.terms.WorkerGroup;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulesConfigTest {

    private static RuleSettings settings(Map<String, String> properties) {
        return ReferenceBeans.settings(new SmallRyeConfigBuilder().withMapping(RulesConfig.class)
                .withDefaultValues(properties).build().getConfigMapping(RulesConfig.class));
    }

    @Test
    void nothingSetIsTheSafeDefault() {
        assertThat(settings(Map.of())).isEqualTo(RuleSettings.DEFAULT);
    }

    @Test
    void anAuthorityMaySetOtherGroupsAndAges() {
        RuleSettings settings = settings(Map.of("sanjian.rules.welfare-groups", "POVERTY_ALLEVIATED,GRADUATE",
                "sanjian.rules.construction-ages.max-women", "55"));
        assertThat(settings.welfareGroups()).containsExactlyInAnyOrder(WorkerGroup.POVERTY_ALLEVIATED,
                WorkerGroup.GRADUATE);
        assertThat(settings.constructionMaxWomen()).isEqualTo(55);
        assertThat(settings.constructionMaxMen()).isEqualTo(60);
    }

    @Test
    void aGroupThatDoesNotExistEndsTheStart() {
        assertThatThrownBy(() -> settings(Map.of("sanjian.rules.welfare-groups", "NOBODY")))
                .hasMessageContaining("sanjian.rules.welfare-groups");
    }
}
