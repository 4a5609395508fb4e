package io.sanjian.matching;

import static io.sanjian.matching.Facts.post;
import static io.sanjian.matching.Facts.worker;
import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.matching.Facts.PostingBuilder;
import io.sanjian.matching.Facts.ProfileBuilder;
import io.sanjian.reference.area.Roads;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trades;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Three good posts of one kind, and what may stand in place of the third. */
class PickDiversifierTest {
    private static final Matcher JUDGE =
            new Matcher(Trades.load(Certificates.load()), Certificates.load(), RuleSettings.DEFAULT, Roads.load());
    private static final List<PostingBuilder> ASSEMBLY =
            Stream.of(1, 2, 3).map(id -> post("assembler").id(id).place(Facts.north(9))).toList();

    @Test
    void whoNamesTwoTradesIsShownBothThoughTheSecondIsFurtherAway() {
        assertThat(kinds(worker("assembler", "cook"), post("cook").place(Facts.north(25))))
                .containsExactly("assembler", "assembler", "cook");
    }

    @Test
    void aNamedTradeBeyondTheReachOfEveryDayDoesNotPushOutAPostNearHome() {
        assertThat(kinds(worker("assembler", "cook"), post("cook").place(Facts.north(80)))).containsOnly("assembler");
    }

    @Test
    void aTradeThatNobodyNamedMustBeHardlyWorse() {
        PostingBuilder near = post("auto-assembler").place(Facts.HOME);
        assertThat(kinds(worker("assembler"), near)).contains("auto-assembler");
        assertThat(kinds(worker("assembler"), near.place(Facts.north(25)))).containsOnly("assembler");
    }

    @Test
    void whoWouldDoAnythingIsShownThreeKinds() {
        Profile profile = worker().readyForAnything().build();
        ProfileMatcher judge = JUDGE.forProfile(profile);
        List<Match> matches = Stream.of(post("cleaner").id(1), post("cleaner").id(2), post("cleaner").id(3),
                post("packer").id(4).place(Facts.north(12)), post("dishwasher").id(5).place(Facts.north(12)))
                .map(posting -> ((Verdict.Accepted) judge.judge(posting.build())).match()).toList();
        assertThat(PickDiversifier.best(profile, matches, 3).stream().map(PickDiversifier::kind).distinct()).hasSize(3);
    }

    private static List<String> kinds(ProfileBuilder person, PostingBuilder other) {
        Profile profile = person.build();
        ProfileMatcher judge = JUDGE.forProfile(profile);
        List<Match> matches = Stream.concat(ASSEMBLY.stream(), Stream.of(other.id(4)))
                .map(posting -> ((Verdict.Accepted) judge.judge(posting.build())).match()).toList();
        return PickDiversifier.best(profile, matches, 3).stream().map(PickDiversifier::kind).toList();
    }
}
