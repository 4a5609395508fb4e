package io.sanjian.recommendation.pick;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.matching.Rule;
import io.sanjian.recommendation.pick.Shortfall.Cause;
import io.sanjian.recommendation.pick.Shortfall.Help;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ShortfallTest {

    @Test
    void whatStoodInTheWayIsSaidMostFrequentFirstAndWhatHelps() {
        Shortfall shortfall = Shortfall.of(1, Map.of("TOO_FAR", 4, "CERTIFICATE_MISSING", 7, "AGE_OUT_OF_RANGE", 2),
                List.of());
        assertThat(shortfall.causes()).extracting(Cause::code).containsExactly("CERTIFICATE_MISSING", "TOO_FAR",
                "AGE_OUT_OF_RANGE");
        assertThat(shortfall.helps()).extracting(Help::code).containsExactly("GET_CERTIFICATE", "GO_FARTHER");
        assertThat(shortfall.message()).isEqualTo("Only 1 posting suits at present");
        assertThat(shortfall.aloud())
                .isEqualTo("目前只有1个适合您的岗位：有7个岗位要先有证，有4个岗位离家太远，有2个岗位要的年龄对不上。把要的证考下来，能选的就多了；要是愿意走远一点，能选的就多了。");
    }

    @Test
    void nothingOfTheKindIsSaidOnlyWhereNothingStoodInTheWay() {
        assertThat(Shortfall.of(0, Map.of(), List.of()).causes()).extracting(Cause::code)
                .containsExactly("NO_SUCH_POSTS");
        assertThat(Shortfall.of(0, Map.of("EXPIRED", 1), List.of()).causes()).extracting(Cause::code)
                .containsExactly("EXPIRED");
        assertThat(Shortfall.of(2, Map.of(), List.of()).causes()).isEmpty();
    }

    @Test
    void whoeverNamedNoWorkIsAskedForIt() {
        Shortfall shortfall = Shortfall.of(0, Map.of(PickList.NO_WORK_NAMED, 1), List.of());
        assertThat(shortfall.aloud()).isEqualTo("目前没有适合您的岗位：没听出您想做什么活。说说做过什么、想做什么；要是什么都可以，就说“啥都可以”。");
    }

    @Test
    void wordsThatNobodyUnderstoodAreToBePutOtherwise() {
        assertThat(Shortfall.of(0, Map.of(), List.of("箍桶")).helps()).extracting(Help::code).contains("REPHRASE");
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void everyRuleIsSaidInChineseAndInEnglishAndSomethingHelps(Rule rule) {
        Shortfall shortfall = Shortfall.of(0, Map.of(rule.name(), 3), List.of());
        assertThat(shortfall.aloud()).matches("[\\p{IsHan}0-9，。；：、“”]+");
        assertThat(shortfall.causes().getFirst().message()).matches("[A-Za-z0-9 ,:'-]+");
        assertThat(shortfall.helps()).isNotEmpty();
    }
}
