package io.sanjian.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.reading.Understood.WantedTrade;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.Wish;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trades;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpeechReaderTest {
    private static final SpeechReader READER = new SpeechReader(Trades.load(Certificates.load()), Certificates.load());

    @ParameterizedTest
    @CsvFileSource(resources = "/reading/spoken.csv", numLinesToSkip = 1)
    void spokenWordsMeanTheTradesThatPeopleMean(String said, String trades) {
        List<String> heard = trades(said);
        if (trades == null) {
            assertThat(heard).isEmpty();
        } else {
            List<String> meant = Arrays.asList(trades.split("\\|"));
            assertThat(heard).startsWith(meant.getFirst()).containsAll(meant);
        }
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/reading/spoken-pay.csv", numLinesToSkip = 1)
    void thePayThatIsAskedForIsHeard(String said, String pay) {
        Pay heard = READER.read(List.of(said)).pay();
        assertThat(heard == null ? null : heard.min().intValue() + " " + heard.unit()).isEqualTo(pay);
    }

    @ParameterizedTest
    @CsvSource({"不干保安了，洗碗可以, 保安, guard", "工地不去了，想做保洁, 工地, rebar-worker", "除了送外卖都行, 送外卖, rider"})
    void theWordsOfARefusalAreKeptWithWhatTheyRuleOut(String said, String words, String trade) {
        assertThat(READER.read(List.of(said)).refusals()).anySatisfy(refusal -> {
            assertThat(refusal.heard()).isEqualTo(words);
            assertThat(refusal.trades()).contains(trade);
        });
    }

    /** Refusals, papers, wishes and the like; a certificate with a dash is one that is not held. */
    @ParameterizedTest
    @CsvFileSource(resources = "/reading/spoken-besides.csv", numLinesToSkip = 1)
    void whatIsSaidBesidesTradesIsHeard(String said, String trades, String barred, String certificates, String wishes,
            String families, Boolean anything) {
        Understood understood = READER.read(List.of(said));
        assertThat(trades(said)).containsAll(parts(trades)).doesNotContainAnyElementsOf(
                barred == null ? List.of("-") : parts(barred));
        assertThat(understood.barred()).containsAll(parts(barred));
        for (String certificate : parts(certificates)) {
            if (certificate.startsWith("-")) {
                assertThat(understood.certificates()).doesNotContain(certificate.substring(1));
            } else {
                assertThat(understood.certificates()).contains(certificate);
            }
        }
        assertThat(understood.wishes()).extracting(Enum::name).containsAll(parts(wishes));
        assertThat(understood.families()).extracting(Enum::name).containsAll(parts(families));
        assertThat(understood.anything() || anything == null).isTrue();
    }

    /** Who refuses one thing and wants another, with commas or without them, as voice input writes it. */
    @ParameterizedTest
    @CsvFileSource(resources = "/reading/spoken-scopes.csv", numLinesToSkip = 1)
    void whatIsRefusedAndWhatIsWantedAreToldApart(String said, String trades, String barred, String wishes,
            String unwished, Boolean anything) {
        Understood understood = READER.read(List.of(said));
        assertThat(trades(said)).containsExactlyInAnyOrderElementsOf(parts(trades));
        assertThat(understood.barred()).containsAll(parts(barred)).doesNotContainAnyElementsOf(
                trades == null ? List.of("-") : parts(trades));
        assertThat(understood.wishes()).extracting(Enum::name).containsAll(parts(wishes))
                .doesNotContainAnyElementsOf(unwished == null ? List.of("-") : parts(unwished));
        assertThat(anything == null || understood.anything() == anything).isTrue();
    }

    private static List<String> parts(String list) {
        return list == null ? List.of() : List.of(list.split("\\|"));
    }

    @Test
    void whatARelativeDoesIsNotWhatTheWorkerCan() {
        assertThat(trades("老公开挖机，我给工地煮饭")).containsExactly("canteen-cook");
        assertThat(trades("跟到老公砌砖")).contains("mason");
    }

    @ParameterizedTest
    @CsvSource({"只在本镇做, ONLY_IN_TOWN", "带娃只能在村里找点事, ONLY_IN_VILLAGE", "不出县，开叉车, ONLY_IN_DISTRICT",
            "保洁，镇外不去, ONLY_IN_TOWN", "外县不去, ONLY_IN_DISTRICT", "只想在县城打工, ONLY_IN_DISTRICT"})
    void theGroundThatIsNotLeftIsHeard(String said, Wish ground) {
        assertThat(READER.read(List.of(said)).wishes()).contains(ground);
    }

    @ParameterizedTest
    @ValueSource(strings = {"啥子都干得", "随便啥子嘛，能挣钱就要得", "不想读书了，啥都可以干", "有活路就干", "打零工", "不挑活", "么子都行",
            "杂活都干", "给点事做就行"})
    void readinessForAnythingIsHeard(String said) {
        assertThat(READER.read(List.of(said)).anything()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"不当保安, guard", "保安不干了, guard", "不想送外卖, rider", "外卖跑不动了, rider", "不是开车床, turner",
            "除了保安都行, guard", "莫喊我带娃, child-carer", "再也不打灰, concrete-worker"})
    void refusedTradesAreBarredAndNotWanted(String said, String trade) {
        Understood understood = READER.read(List.of(said));
        assertThat(understood.barred()).contains(trade);
        assertThat(understood.trades()).isEmpty();
    }

    @Test
    void refusedPlacesBarAllTheirTrades() {
        Understood site = READER.read(List.of("不去工地"));
        assertThat(site.barred()).contains("site-labourer", "rebar-worker", "crane-operator").doesNotContain("cleaner");
        assertThat(site.wishes()).contains(Wish.NO_CONSTRUCTION_SITE);
        Understood factory = READER.read(List.of("不进厂"));
        assertThat(factory.barred()).contains("assembler", "welder", "sewing-worker").doesNotContain("mason");
        assertThat(factory.wishes()).contains(Wish.NO_FACTORY);
        assertThat(READER.read(List.of("工地不去了")).barred()).contains("mason");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"除了保安和送外卖，啥都行; guard", "除了洗碗，其他都可以; dishwasher", "除了工地，哪样都做得; rebar-worker"})
    void anExceptionReachesAcrossTheComma(String said, String trade) {
        Understood understood = READER.read(List.of(said));
        assertThat(understood.barred()).contains(trade);
        assertThat(understood.anything()).isTrue();
        assertThat(understood.trades()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"年纪大了，做点轻松的", "带娃走不开，想找家门口的活", "不进厂，不上夜班，想学门手艺", "莫让我去卖东西"})
    void whoOnlySaysHowTheWorkShouldBeTakesAnyWork(String said) {
        assertThat(READER.read(List.of(said)).anything()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"在馆子头洗碗择菜打杂, dishwasher", "厨房头切菜打杂, kitchen-hand"})
    void oddJobsOfANamedWorkArePartOfIt(String said, String trade) {
        assertThat(READER.read(List.of(said)).anything()).isFalse();
        assertThat(trades(said)).contains(trade);
    }

    @ParameterizedTest
    @CsvSource({"必二证, licence-b2", "B二照开了十年, licence-b2", "西一驾照, licence-c1", "电工证也有得, electric-low",
            "叉车证也有, forklift-n1"})
    void licencesAreHeldAsVoiceInputWritesThem(String said, String certificate) {
        assertThat(READER.read(List.of(said)).certificates()).containsExactly(certificate);
    }

    @Test
    void whatWasDoneBeforeIsExperienceAndNoWish() {
        Understood read = READER.read(List.of("杀鱼杀了七八年手都泡烂了现在想去食堂煮饭"));
        assertThat(read.trades()).extracting(WantedTrade::code).containsExactly("canteen-cook");
        assertThat(read.experience()).extracting(WantedTrade::code).containsExactly("slaughterer");
    }

    @ParameterizedTest
    @CsvSource({"八年品检, SKILLED", "砌墙大工, MASTER", "想学修车当学徒, LEARNER", "工地小工, HELPER", "装修师傅木工, MASTER", "做保洁,"})
    void theLevelOfSkillIsHeard(String said, Understood.Skill skill) {
        assertThat(READER.read(List.of(said)).skill()).isEqualTo(skill);
    }

    @ParameterizedTest
    @CsvSource({"原先想去送外卖的 现在不想了 有没得守仓库的活路, rider", "本来要去昆山进电子厂 后头没去成 找个洗碗的, electronics-worker",
            "打算去学挖机的 学费太贵了没学 找个小工先做到, excavator-operator"})
    void whatWasOnlyMeantIsNeitherWantedNorExperience(String said, String code) {
        Understood read = READER.read(List.of(said));
        assertThat(read.trades()).extracting(WantedTrade::code).isNotEmpty().doesNotContain(code);
        assertThat(read.experience()).extracting(WantedTrade::code).doesNotContain(code);
    }

    @Test
    void illLungsAreSparedTheDustUnlessItIsAskedFor() {
        assertThat(READER.read(List.of("有哮喘，找个轻松活")).barred()).contains("coating-worker", "caster");
        assertThat(READER.read(List.of("有哮喘，想找喷漆的活")).trades()).extracting(WantedTrade::code)
                .containsExactly("coating-worker");
    }

    @Test
    void aWordThatNobodyKnowsKeepsTheQuestionOpenOnlyWhereItMayBeWork() {
        assertThat(READER.read(List.of("高血压爬不得高，也熬不得夜")).anything()).isTrue();
        assertThat(READER.read(List.of("弹三弦，离家近")).anything()).isFalse();
    }

    @Test
    void whoeverWasNotUnderstoodIsAskedOneQuestion() {
        assertThat(READER.read(List.of("嗯")).question()).contains("想做什么活");
        assertThat(READER.read(List.of("弹三弦")).question()).contains("“弹三弦”没听明白");
        assertThat(READER.read(List.of("开叉车五年")).question()).contains("要有证");
        assertThat(READER.read(List.of("开叉车五年，叉车证有")).question()).isNull();
        assertThat(READER.read(List.of("随便做啥子都要得")).question()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"挖机证没得，开了五年, excavator-operator", "有电工证，低压的, electrician", "保安证有，五十八岁, guard"})
    void aCertificateTellsTheTradeWhereNothingElseDoes(String said, String trade) {
        assertThat(trades(said)).containsExactly(trade);
    }

    @ParameterizedTest
    @ValueSource(strings = {"焊工证过期了，烧电焊", "塔吊证到期了", "叉车证在考", "电工证掉了"})
    void certificatesThatRanOutAreNotHeld(String said) {
        assertThat(READER.read(List.of(said)).certificates()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"电汗工, welder", "挖崛机, excavator-operator", "质捡员, quality-inspector", "外卖骑首, rider",
            "铲车司几, loader-operator", "当司肌, driver", "数空车床, cnc-turner", "纲筋工十年, rebar-worker", "思养员, stock-farmer",
            "塔掉司机, crane-operator", "保暮, nanny", "抱安, guard", "跑外买, rider", "冲鸭工, stamper", "装陪工, assembler",
            "电子场, electronics-worker", "护淋员, forest-guard", "大除，炒川菜, cook", "服物员, waiter"})
    void mistypedCharactersAreReadAsTheySound(String said, String trade) {
        assertThat(trades(said)).containsExactly(trade);
    }

    @ParameterizedTest
    @CsvSource({"不加班的电子厂, electronics-worker", "不看学历的保安, guard", "招不招洗碗工, dishwasher", "保安累不累, guard",
            "不锈钢焊工, welder", "厂里不要我了，做保洁, cleaner", "不住宿舍，做保安, guard", "要能接娃儿放学的车衣服, sewing-worker"})
    void whatIsNoRefusalRulesNothingOut(String said, String trade) {
        Understood understood = READER.read(List.of(said));
        assertThat(trades(said)).containsExactly(trade);
        assertThat(understood.barred()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"没得驾照", "没有电工证"})
    void aMissingCertificateTellsNoTrade(String said) {
        assertThat(trades(said)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"会登记写材料", "管过材料", "电瓶车", "走水道", "双证都有"})
    void whatOnlySoundsLikeATradeIsNone(String said) {
        assertThat(trades(said)).doesNotContain("shoe-worker", "garment-cutter", "sewing-worker", "tunneller");
    }

    @Test
    void whoCannotBearHeightsOrLoadsIsSparedThem() {
        assertThat(READER.read(List.of("做保洁，恐高")).barred()).contains("scaffolder", "facade-cleaner")
                .doesNotContain("cleaner");
        assertThat(READER.read(List.of("腰不好，做点轻松的")).barred()).contains("loader").doesNotContain("packer");
    }

    /** What was done until the back gave way is not what is looked for, unless it is asked for. */
    @Test
    void whoIsUnfitForHeavyWorkIsSparedTheHeavyTradesOfBefore() {
        Understood formerLoader = READER.read(List.of("搬货搬了十年，腰杆不好，重活做不得"));
        assertThat(formerLoader.trades()).isEmpty();
        assertThat(formerLoader.anything()).isTrue();
        assertThat(formerLoader.barred()).contains("loader");
        assertThat(trades("扎钢筋十年，也会守门，腰受过伤")).containsExactly("guard");
        assertThat(trades("身体不好，想做搬运")).containsExactly("loader");
        assertThat(trades("搬货的，想轻松点")).containsExactly("loader");
    }

    @ParameterizedTest
    @ValueSource(strings = {"搬货的，身体差不多还可以", "搬运，新手不好找活路", "搬货十年，没有高血压", "搬货的，重活轻活都干得"})
    void whoIsFitKeepsTheHeavyTrade(String said) {
        assertThat(trades(said)).containsExactly("loader");
    }

    @Test
    void codesAreTakenAsTheyStand() {
        assertThat(READER.read(List.of("bench-fitter", "welder")).trades()).extracting(WantedTrade::code)
                .containsExactly("bench-fitter", "welder");
    }

    @Test
    void exceptOneMeansAnythingElse() {
        Understood understood = READER.read(List.of("除了保安都行"));
        assertThat(understood.anything()).isTrue();
        assertThat(understood.barred()).contains("guard");
    }

    @ParameterizedTest
    @ValueSource(strings = {"不怕脏，做环卫", "不嫌累，扫大街", "不限时间，扫马路"})
    void whatOnlyLooksLikeARefusalIsNone(String said) {
        assertThat(trades(said)).containsExactly("sanitation-worker");
    }

    @ParameterizedTest
    @CsvSource({"打螺丝五年, 5", "木工二十年, 20", "烧焊12年, 12", "养猪养了十几年, 11", "跑货车两三年, 2", "五年电工, 5", "缝纫廿年, 20"})
    void yearsAreReadInDigitsAndHanNumerals(String said, int years) {
        assertThat(READER.read(List.of(said)).trades()).first().extracting(WantedTrade::years).isEqualTo(years);
    }

    @ParameterizedTest
    @CsvSource({"有电工证, electric-low", "B2驾照, licence-b2", "叉车证有，会开叉车, forklift-n1", "A2本，跑过半挂, licence-a2",
            "外架工，有证, height", "持证焊工，有焊工证, welding", "健康证有，端盘子, health"})
    void certificatesSaidInPassingAreHeard(String said, String certificate) {
        assertThat(READER.read(List.of(said)).certificates()).contains(certificate);
    }

    @ParameterizedTest
    @ValueSource(strings = {"没得电工证", "叉车会开，证还没考", "没有驾照", "不要驾驶证的活路"})
    void certificatesThatAreLackingAreNotHeard(String said) {
        assertThat(READER.read(List.of(said)).certificates()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"不上夜班, NO_NIGHT_SHIFT", "夜班上不得, NO_NIGHT_SHIFT", "只做白班, DAY_SHIFT", "晚上要回屋头, DAY_SHIFT",
            "日结的最好, DAILY_PAY", "做一天结一天, DAILY_PAY", "包吃住, LODGING", "包吃住, MEALS", "管饭就行, MEALS",
            "离家近, NEAR_HOME", "屋头有老人走不远, NEAR_HOME", "娃儿要接送, NEAR_HOME", "兼职, PART_TIME", "恐高, NO_HEIGHTS",
            "轻松点的, LIGHT_WORK"})
    void wishesAreHeard(String said, Wish wish) {
        assertThat(READER.read(List.of(said)).wishes()).contains(wish);
    }

    @ParameterizedTest
    @CsvSource({"村里公益岗，打扫卫生, PUBLIC_WELFARE", "下岗两年多，4050了, PUBLIC_WELFARE", "打零工, GIG", "以工代赈的活路, WORK_RELIEF",
            "村上帮扶车间, WORKSHOP"})
    void familiesAreHeard(String said, Family family) {
        assertThat(READER.read(List.of(said.replace("，", ",").split(","))).families()).contains(family);
    }

    @Test
    void aWishComesBeforeWhatWasDoneBefore() {
        assertThat(trades("在家带娃，会用电脑，想在村上做信息员")).startsWith("community-aide");
    }

    @Test
    void oneTradeIsNamedOnceWhateverTheWords() {
        assertThat(READER.read(List.of("打衣服的，平车二十年，锁边拷边全会", "踩缝纫机")).trades())
                .singleElement().extracting(WantedTrade::code, WantedTrade::years).containsExactly("sewing-worker", 20);
    }

    @Test
    void whatNobodyUnderstandsIsHandedBack() {
        Understood understood = READER.read(List.of("会箍桶，也会修钟表"));
        assertThat(understood.trades()).isEmpty();
        assertThat(understood.unread()).contains("箍桶");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "，。", "？？", "abc", "😀", "我想找个工作"})
    void emptyTalkIsNoFault(String said) {
        Understood understood = READER.read(List.of(said));
        assertThat(understood.trades()).isEmpty();
        assertThat(understood.barred()).isEmpty();
    }

    private static List<String> trades(String said) {
        return READER.read(List.of(said)).trades().stream().map(WantedTrade::code).toList();
    }
}
