package io.sanjian.recommendation.pick;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sanjian.delivery.RecommendationMessage.Pick;
import io.sanjian.delivery.RecommendationMessage.PostingSummary;
import io.sanjian.matching.Reason;
import io.sanjian.matching.Score;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.PayUnit;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PickJsonTest {
    private static final PostingSummary POSTING = new PostingSummary(7, "A-7", "焊工", "长安", Family.GENERAL, "500112",
            "渝北区", new Pay(6000.0, null, PayUnit.MONTH), "回兴街道1号", "023-67000000", LocalDate.parse("2026-02-01"),
            "portal");
    private static final Score SCORE = new Score(50, 20, 8, 0, 2, 3);

    private final PickJson json = new PickJson(new ObjectMapper());

    private static Pick pick(PostingSummary posting) {
        return new Pick(1, posting, 83, SCORE, 3.2, List.of(new Reason("TRADE", Map.of("trade", "焊工"), "会焊工")));
    }

    @Test
    void whatIsWrittenIsRead() {
        PostingSummary bare = new PostingSummary(8, "b", "普工", null, Family.GIG, "500112", null, null, null, null, null,
                "s");
        assertThat(json.read(json.write(List.of(pick(POSTING))))).containsExactly(pick(POSTING));
        assertThat(json.read(json.write(List.of(pick(bare))))).containsExactly(pick(bare));
    }

    @Test
    void listsOfEarlierReleasesAreRead() {
        String earlier = """
                [[7,"A-7","焊工","长安","GENERAL","500112","渝北区",6000.0,null,"MONTH",[50,20,8,0,2,3],3.2,
                  [["TRADE",{"trade":"焊工"},"会焊工"]]]]""";
        assertThat(json.read(earlier)).containsExactly(pick(new PostingSummary(7, "A-7", "焊工", "长安", Family.GENERAL,
                "500112", "渝北区", POSTING.pay(), null, null, null, null)));
    }

    @Test
    void nobodyIsToBeCalledAboutAPostWhoseTimeIsOver() {
        assertThat(POSTING.shownOn(LocalDate.parse("2026-02-01"))).isEqualTo(POSTING);
        assertThat(POSTING.shownOn(LocalDate.parse("2026-02-02")).contact()).isNull();
        assertThat(POSTING.shownOn(LocalDate.parse("2026-02-02")).address()).isEqualTo(POSTING.address());
    }
}
