package io.sanjian.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.matching.Weights.Step;
import io.sanjian.reference.area.Roads;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.PayUnit;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trades;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/matching.md shows the weights that are in force. */
class MatchingDocumentTest {
    private static final Path DOCUMENT = Path.of("docs/matching.md");

    @Test
    void theDocumentShowsTheWeightsInForce() throws IOException {
        assertThat(Files.readString(DOCUMENT)).contains(weights())
                .contains("with " + Weights.MARKET_LEAST + " points or more (托底)")
                .contains("at most " + Weights.VARIETY_WITHIN + " points worse")
                .contains("(" + Weights.VARIETY_TRADE_LEAST + " trade points)")
                .contains("(" + Weights.WELCOME_LEAST + " points or more; of the market");
    }

    /** Section 5 of the document. */
    @Test
    void thePickFollowedByHandIsScoredAsTheDocumentSays() {
        Matcher judge =
                new Matcher(Trades.load(Certificates.load()), Certificates.load(), RuleSettings.DEFAULT, Roads.load());
        Profile person = Facts.worker("welder").aged(45, Profile.Sex.M).holding("welding").expecting(5500).build();
        PostingFacts posting = Facts.post("welder").of(Family.CLUSTER).paying(6000, 8000).forAges(18, 50)
                .place(Facts.north(12)).published(Facts.DAY.minusDays(5)).with(PostingFacts.Trait.LODGING).build();
        Pay pay = new Pay(6000.0, 8000.0, PayUnit.MONTH);
        Match match = ((Verdict.Accepted) judge.judge(person, posting)).match();
        assertThat(match.score()).isEqualTo(new Score(50, 16, 12, 6, 3, 3));
        assertThat(match.score().total()).isEqualTo(90);
        Explanation explained = judge.explain(person, posting, 0, pay);
        assertThat(explained.parts()).extracting(Explanation.Part::points).containsExactly(50, 16, 12, 6, 3, 3);
        assertThat(explained.total()).isEqualTo(90);
        assertThat(new Reasons(judge).of(person, List.of(match), posted -> pay).getFirst()
                .stream()
                .map(Reason::text))
                .containsExactly("您要找焊工，这里招焊工，该有的证您有", "离家12公里", "年龄合适，要18到50岁的",
                        "一个月6000到8000元，比您要的一个月5500元高");
    }

    static String weights() {
        return String.join("\n", "Version `" + Weights.VERSION + "`.", "", "| part | most | how |",
                "| --- | --- | --- |",
                row("trade", Weights.TRADE_MAX,
                        "fit in % → points: " + steps(Weights.TRADE_STEPS) + ". Fit: same 100, kind of it "
                                + Weights.NARROWER_FIT + ", wider " + Weights.BROADER_FIT + ", wider still "
                                + Weights.FAR_BROADER_FIT
                                + ", near: the greater of its weights in `trade-near.csv` and "
                                + "`trade-circles.csv`, anything "
                                + Weights.ANYTHING_FIT + " (beside named trades " + Weights.ANYTHING_BESIDE_FIT
                                + "; less " + Weights.NOT_FOR_OLDER_COST + " from " + Weights.OLDER_FROM
                                + " years on where older workers are not welcome, less " + Weights.STRAIN_COST
                                + " for heavy and high work then and for women), words in title and text "
                                + Weights.TEXT_LEAST_FIT + " to "
                                + Weights.TEXT_FIT + "; less " + Weights.LATER_WISH_COST
                                + " for each trade named before (at most "
                                + 3 * Weights.LATER_WISH_COST + "), less " + costs(Weights.SIDE_JOB_COSTS)
                                + " for the 1st, 2nd, 3rd, later job of the advert; × " + Weights.DEGREE_SHARE
                                + " % where a degree is demanded, less " + Weights.DEMAND_COST
                                + " points where 大专 or more years are demanded than told, less "
                                + Weights.FAR_AND_OTHER_COST + " beyond " + (int) Weights.DAILY_KM
                                + " km of road where the fit is below " + Weights.SAME_FIT + "; below "
                                + Weights.LEAST_FIT + " % not related"),
                row("distance", Weights.DISTANCE_MAX,
                        "km of road (great circle × the mean of both districts' `roads.csv`) → points: "
                                + steps(Weights.DISTANCE_STEPS)
                                + ". With an own limit: " + steps(Weights.LIMITED_DISTANCE_STEPS)
                                + ". Ready to leave, beyond a day's way: paired district +" + Weights.PAIRED_DISTRICT
                                + ", organised transfer +" + Weights.ORGANISED_TRANSFER + ", lodging +"
                                + Weights.FAR_LODGING),
                row("pay", Weights.PAY_MAX, "offered upper end in % of what is expected → points: "
                        + steps(Weights.PAY_STEPS) + "; not said: " + Weights.PAY_UNKNOWN),
                row("preference", Weights.PREFERENCE_MAX, Weights.PREFERENCE_BASE + ", family asked for +"
                        + Weights.FAMILY_ASKED + ", each wish met +" + Weights.WISH_MET
                        + ", public welfare not asked for −" + Weights.WELFARE_COST),
                row("age", Weights.AGE_MAX, "below " + Weights.OLDER_FROM + ": " + Weights.AGE_MAX
                        + " where an age range is stated, else " + Weights.AGE_UNKNOWN + "; from " + Weights.OLDER_FROM
                        + ": "
                        + Weights.AGE_MAX + " where older workers are welcome, 1 where a range is stated, else 0"),
                row("freshness", Weights.FRESHNESS_MAX, "days since publication → points: "
                        + steps(Weights.FRESHNESS_STEPS)));
    }

    private static String row(String part, int most, String how) {
        return "| " + part + " | " + most + " | " + how + " |";
    }

    private static String steps(List<Step> steps) {
        return steps.stream().map(step -> String.format(Locale.ROOT, "%s → %d",
                step.x() == Math.rint(step.x()) ? String.valueOf((int) step.x()) : String.valueOf(step.x()),
                step.points())).collect(Collectors.joining(", "));
    }

    private static String costs(List<Integer> costs) {
        return costs.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
