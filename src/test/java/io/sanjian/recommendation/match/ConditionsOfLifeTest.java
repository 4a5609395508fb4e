package io.sanjian.recommendation.match;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.matching.Profile;
import io.sanjian.matching.Weights;
import io.sanjian.reading.SpeechReader;
import io.sanjian.reading.Understood;
import io.sanjian.reference.area.Areas;
import io.sanjian.reference.area.Roads;
import io.sanjian.reference.terms.Wish;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trades;
import io.sanjian.worker.JobIntentionReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people say of their lives, and the same as fields, becomes part of the profile that matching judges. */
class ConditionsOfLifeTest {
    private static final Certificates CERTIFICATES = Certificates.load();
    private static final Trades TRADES = Trades.load(CERTIFICATES);
    private static final Areas AREAS = Areas.load();
    private static final SpeechReader SPEECH = new SpeechReader(TRADES, CERTIFICATES);
    private static final ProfileFactory PROFILES = new ProfileFactory(AREAS, TRADES, Roads.load());
    private static final MatchRequestReader REQUESTS =
            new MatchRequestReader(new JobIntentionReader(AREAS, CERTIFICATES, Roads.load()),
                    new UnderstoodReader(TRADES, CERTIFICATES), Clock.systemUTC());

    @ParameterizedTest
    @CsvSource({"没有宿舍就不去，包装,LODGING", "不包住不去，普工,LODGING", "不管饭不干，焊工,MEALS", "不交社保不得行，装配工,INSURANCE",
            "不日结不做，小工,DAILY_PAY", "不双休的不去，文员,WEEKENDS_OFF"})
    void whatThePersonWouldNotComeWithoutIsAMust(String words, Wish wish) {
        assertThat(profile(words, "").wanted().musts()).contains(wish);
    }

    @Test
    void whatThePersonWouldLikeIsNone() {
        Profile profile = profile("普工，包住", "");
        assertThat(profile.wishes()).contains(Wish.LODGING);
        assertThat(profile.wanted().musts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"保安，不包住也去", "保安，不包吃不包住都可以", "保安，不上夜班不加班"})
    void whatThePersonCanDoWithoutIsNone(String words) {
        assertThat(profile(words, "").wanted().musts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"要接送娃儿，保洁,SCHOOL_HOURS", "孙娃放学要接，洗碗,SCHOOL_HOURS", "要送女儿上学，保洁,NEAR_HOME", "怀起娃了，手工活,PREGNANT",
            "还在喂奶，包装,NURSING", "不识字，保洁,UNLETTERED",
            "外地也去，焊工,READY_TO_LEAVE"})
    void aLifeIsReadFromWords(String words, Wish wish) {
        assertThat(profile(words, "").wishes()).contains(wish);
    }

    @Test
    void fieldsSayTheSameAsWords() {
        Profile profile = profile("包装", ", \"wishes\": [\"SEATED\"], \"musts\": [\"INSURANCE\"]");
        assertThat(profile.wishes()).containsExactlyInAnyOrder(Wish.SEATED, Wish.INSURANCE);
        assertThat(profile.wanted().musts()).containsExactly(Wish.INSURANCE);
    }

    @Test
    void whoSaysNothingOfLeavingStaysWithinAHundredAndFiftyKilometres() {
        assertThat(profile("包装", "").reach().maxDistanceKm()).isEqualTo(Weights.STAYING_KM);
        assertThat(profile("包装", "").reach().stated()).isFalse();
        assertThat(profile("包装，离家近", "").reach().maxDistanceKm()).isBetween(50.0, Weights.DAILY_KM);
        assertThat(profile("包装", ", \"maxDistanceKm\": 300").reach().maxDistanceKm()).isEqualTo(300);
    }

    @ParameterizedTest
    @CsvSource({"包装，外地也去", "包装，包住", "钢筋工"})
    void whoWouldLeaveHasNoLimit(String words) {
        assertThat(profile(words, "").reach().leaves()).isTrue();
        assertThat(profile(words, "").reach().maxDistanceKm()).isNull();
    }

    @Test
    void theLawKeepsHeavyAndPoisonousWorkFromThePregnant() {
        assertThat(profile("怀起娃了，啥都可以", "").barredTrades()).contains("loader", "painter").doesNotContain("packer");
    }

    private static Profile profile(String words, String more) {
        try {
            MatchRequest request = REQUESTS.read((ObjectNode) JsonMapper.builder().build().readTree(
                    "{\"age\": 30, \"home\": {\"areaCode\": \"500154\"}, \"trades\": [\"%s\"]%s}".formatted(words,
                            more)));
            Understood understood =
                    SPEECH.read(request.intention().trades()).with(request.wishes(), request.musts());
            return PROFILES.of(request.intention(), request.age(), request.sex(), understood, Map.of(), request.at());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
