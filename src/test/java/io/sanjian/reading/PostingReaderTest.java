package io.sanjian.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.reading.PostingReading.Flag;
import io.sanjian.reference.terms.AgeRange;
import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.PayUnit;
import io.sanjian.reference.terms.Schooling;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trades;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostingReaderTest {
    private static final PostingReader READER =
            new PostingReader(Trades.load(Certificates.load()), Certificates.load());

    @ParameterizedTest
    @CsvFileSource(resources = "/reading/titles.csv", numLinesToSkip = 1)
    void titlesAreReadAsEmployersWriteThem(String title, String trades) {
        assertThat(READER.read(title, null).trades()).containsExactly(trades.split("\\|"));
    }

    @ParameterizedTest
    @CsvSource({"通过电话联系客户，无需外出, telesales", "负责一手房、二手房买卖和看房, real-estate-agent",
            "为客户提供基金理财产品服务, finance-advisor", "负责店铺到店顾客的接待, shop-assistant", "负责建材市场的开拓, sales-rep"})
    void whatATitleOfSellingLeavesOpenIsToldByTheText(String text, String trade) {
        assertThat(READER.read("诚聘销售精英", text).trades()).containsExactly(trade);
        assertThat(READER.read("汽车销售顾问", text).trades()).containsExactly("sales-rep");
    }

    @Test
    void whatACompanyPraisesItselfForNamesNoJob() {
        assertThat(READER.read("普工", "本公司成立于1998年，专业生产锂电池和注塑件。要求吃苦耐劳").trades())
                .containsExactly("general-worker");
        assertThat(READER.read("普工", "公司招注塑工，成立于1998年").trades()).contains("injection-moulder");
    }

    @ParameterizedTest
    @CsvSource({"日入300包住, 标签：底薪加提成、股份制企业、1000-9999人、餐饮服务", "高薪急聘, 标签：民营、100-299人、物业服务",
            "轻松8小时, 标签：国企、500人以上、物流仓储", "城市合伙人, 一起创业", "合伙人, ''", "渠道拓展, 到超市门店拜访",
            "校园代理, 校内配送订餐", "订单管理员, 录入订单，社区团购", "项目管理部专员, 负责清扫保洁质量的督查"})
    void aBranchAndAnUnknownOfficeNameNoJob(String title, String text) {
        assertThat(READER.read(title, text).trades()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"配送专员, delivery-helper", "保洁专员, cleaner", "仓储管理员, warehouse-keeper", "知名跑车项目投诉专员, ''",
            "面板厂技术员, electronics-worker"})
    void whatStandsBetweenATradeAndAnOfficesHeadDecides(String title, String trade) {
        List<String> trades = READER.read(title, null).trades();
        if (trade.isEmpty()) {
            assertThat(trades).isEmpty();
        } else {
            assertThat(trades).contains(trade);
        }
    }

    @ParameterizedTest
    @CsvSource({"直招暑假工/外卖/有车有住宿, rider", "普工/外卖骑手, general-worker|rider", "暑假工, event-helper"})
    void aRidersAdvertOffersNoOtherWorkInAManner(String title, String trades) {
        assertThat(READER.read(title, null).trades()).containsExactlyInAnyOrder(trades.split("\\|"));
    }

    @Test
    void ofAnUntitledAdvertOfSalesOnlyTheOfficeCounts() {
        assertThat(READER.read("高额提成+旅游", "招聘置业顾问，前台接待客户，销售店铺").trades())
                .contains("real-estate-agent").doesNotContain("hotel-receptionist", "shop-assistant");
        assertThat(READER.read("月入9000", "招分拣员、装卸工").trades()).contains("picker-packer", "loader");
    }

    @ParameterizedTest
    @CsvSource({"政府门岗（退役军人公益岗）, FOR_VETERANS", "残疾人专岗：仓库管理, FOR_DISABLED", "村保洁，限脱贫人口, FOR_POOR",
            "档案整理（零就业家庭专岗）, FOR_ZERO_EMPLOYMENT"})
    void postsSetAsideForAGroupAreKnown(String title, Flag flag) {
        assertThat(READER.read(title, null).flags()).contains(flag);
        assertThat(READER.read("保安，退役军人优先", "残疾人专职委员协助").flags())
                .doesNotContain(Flag.FOR_VETERANS, Flag.FOR_DISABLED);
    }

    @ParameterizedTest
    @CsvSource({"诚聘：普工/焊工/叉车工, general-worker|welder|forklift-driver", "外卖骑手, rider", "骑手电动车销售, sales-rep",
            "文员, clerk", "操作工, general-worker", "普 工, general-worker", "注 塑 工（若干名）, injection-moulder",
            "叉车维修学员, engineering-machine-repairer", "电动车维修工, moto-repairer", "保安队长, guard-lead",
            "泥工(砌砖抹灰), mason|plasterer",
            "保洁员和绿化工, cleaner|gardener", "冲床工转软件测试 无经验, software-tester", "汽车销售顾问, sales-rep", "汽车维修工, auto-mechanic",
            "木工（工地支模）, carpenter", "急招钢筋工, rebar-worker", "月嫂（高薪）, maternity-nurse", "住家保姆 照顾半自理老人, nanny",
            "幼儿园保育员, kindergarten-carer", "工地煮饭, canteen-cook", "食堂帮厨, kitchen-hand", "火锅店洗碗阿姨, dishwasher",
            "凤凰镇电子厂招工, electronics-worker", "物流园叉车工 夜班, forklift-driver", "快递分拣 晚班, picker-packer",
            "渣土车、自卸车司机, heavy-truck-driver", "CNC操机, cnc-operator", "数控车床, cnc-turner", "普通车床, turner", "机票操作员, clerk",
            "公益性岗位（绿化管护）, public-welfare|gardener",
            "护林员（公益岗）, forest-guard", "村道管护员, village-keeper", "养猪场饲养员, stock-farmer", "柑橘采摘零工, orchard-worker",
            "送水工, water-carrier", "搬家公司跟车工, delivery-helper", "房产经纪人, real-estate-agent", "电话销售, telesales",
            "客服专员 底薪+奖金+双休, customer-service", "平面设计, designer", "收银员, cashier", "服装导购, shop-assistant",
            "ＩＱＣ/来料检验员, quality-inspector", "鲜花蛋糕的搬运工, rider"})
    void titleNamesTheTrades(String title, String trades) {
        List<String> expected = Arrays.asList(trades.split("\\|"));
        assertThat(READER.read(title, null).trades()).startsWith(expected.getFirst()).containsAll(expected);
    }

    @ParameterizedTest
    @CsvSource({"公路小工, site-labourer", "手工缝鞋底, handicraft-worker", "中药饮片拣选, picker-packer", "油坊工人, food-worker",
            "演出舞台搭建, event-helper", "殡仪馆招工, funeral-worker", "教小学, teacher", "打钻/喷浆, tunneller", "奶茶店店长, shop-manager",
            "铁路小工, site-labourer", "茶叶拣选, picker-packer", "展台搭建, event-helper", "教初中数学, teacher",
            "咖啡店店长, shop-manager", "工地食堂厨师, cook", "电子厂保安, guard", "医院保洁, cleaner", "豆腐坊, food-worker",
            "墓园保洁, cleaner", "包装厂叉车司机, forklift-driver"})
    void theLastWordOfATitleIsTheJobAndThePlaceIsNone(String title, String trade) {
        assertThat(READER.read(title, null).trades()).startsWith(trade);
    }

    @Test
    void whatStandsBesideAnotherJobSaysNothingOfThisOne() {
        String text = "保安：12小时两班倒，50岁以下，3500元，须有2年以上经验；保洁：长白班，55岁以下，2600元/月，不买社保；以上岗位包住";
        PostingReading cleaner = READER.read("保洁", text);
        assertThat(cleaner.age()).isEqualTo(new AgeRange(null, 55));
        assertThat(cleaner.pay()).isEqualTo(new Pay(2600.0, 2600.0, PayUnit.MONTH));
        assertThat(cleaner.years()).isZero();
        assertThat(cleaner.flags()).containsExactly(Flag.DAY_SHIFT);
        PostingReading guard = READER.read("保安", text);
        assertThat(guard.age()).isEqualTo(new AgeRange(null, 50));
        assertThat(guard.years()).isEqualTo(2);
        assertThat(guard.flags()).contains(Flag.NIGHT_SHIFT, Flag.LONG_HOURS);
        assertThat(READER.read("保安、保洁", text).age()).isEqualTo(new AgeRange(null, 55));
        assertThat(READER.read("诚聘", text).age()).isNotNull();
    }

    @Test
    void whatIsSaidOfAllJobsHoldsForEach() {
        String text = "1、焊工5名，8000元 2、普工10名，5500元。以上岗位要求18-50岁，两班倒";
        assertThat(READER.read("普工", text).age()).isEqualTo(new AgeRange(18, 50));
        assertThat(READER.read("普工", text).flags()).contains(Flag.NIGHT_SHIFT);
        assertThat(READER.read("普工", text).pay()).isEqualTo(new Pay(5500.0, 5500.0, PayUnit.MONTH));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"长白班;DAY_SHIFT", "不上夜班;DAY_SHIFT", "朝九晚六;DAY_SHIFT", "早中晚三班;NIGHT_SHIFT",
            "两班倒，一周一换白班;NIGHT_SHIFT", "12小时工作制;LONG_HOURS", "坐着上班;SEATED", "全程站着;STANDING", "要搬运重物;HEAVY_LOAD",
            "高空作业;HEIGHT", "户外作业;OUTDOORS", "住家保姆;LIVE_IN", "购买五险;INSURANCE", "周末双休;WEEKENDS_OFF", "夫妻工优先;COUPLES",
            "自备电动车;OWN_VEHICLE", "会电脑操作;LITERACY", "短期工;SHORT_TERM", "须持退伍证;FOR_VETERANS", "时间自由;FLEXIBLE_HOURS",
            "有无工作经验均可;NO_EXPERIENCE"})
    void conditionsOfTheWorkAreRead(String text, Flag flag) {
        assertThat(READER.read("普工", text).flags()).contains(flag);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"不用倒夜班;NIGHT_SHIFT", "没有夜班;NIGHT_SHIFT", "无需搬运;HEAVY_LOAD", "不需要登高;HEIGHT",
            "夜班：无;NIGHT_SHIFT", "不买社保;INSURANCE", "没有五险;INSURANCE", "社保自理;INSURANCE", "不住家;LIVE_IN",
            "组织户外活动;OUTDOORS", "可坐班车;SEATED", "单双休;WEEKENDS_OFF", "8小时工作制;FLEXIBLE_HOURS", "短期勿扰;SHORT_TERM",
            "夜班白班轮换;DAY_SHIFT", "有退伍证者优先;FOR_VETERANS", "试用期一个月;SHORT_TERM", "无需自备车;OWN_VEHICLE"})
    void whatIsDeniedOrOnlySoundsAlikeIsNoCondition(String text, Flag flag) {
        assertThat(READER.read("普工", text).flags()).doesNotContain(flag);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"3年以上工作经验;3", "仓库管理经验1年以上;1", "标签：3-4年, 初中及以下;3", "两年以上经验优先;0",
            "成立10年;0", "做满一年有工龄奖;0", "有无经验均可;0"})
    void yearsOfExperienceAreReadWhereTheyAreDemanded(String text, int years) {
        assertThat(READER.read("普工", text).years()).isEqualTo(years);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', nullValues = "-", value = {"初中及以上学历;JUNIOR", "大专学历;COLLEGE", "学历：高中;SENIOR",
            "中专及以上学历优先;-", "学历不限;-", "初中及以下学历;-", "高中或以上学历;SENIOR"})
    void schoolingIsReadWhereItIsDemanded(String text, Schooling schooling) {
        assertThat(READER.read("普工", text).schooling()).isEqualTo(schooling);
    }

    @Test
    void theTextIsAskedWhereTheTitleSaysNothing() {
        assertThat(READER.read("高薪急聘 包吃住", "招电焊工数名，会二保焊").trades()).startsWith("welder");
    }

    @Test
    void aTitleOfSiteWorkMakesLabourersOfThePlainWorkers() {
        assertThat(READER.read("以工代赈项目招工", "需普工35人，技工5人（砌筑）").trades()).contains("site-labourer", "mason")
                .doesNotContain("general-worker");
    }

    @Test
    void jobsListedWithNumbersAreAllOffered() {
        assertThat(READER.read("建筑工地综合招工", "1.钢筋工20人 320元/天 2.混凝土工10人 3.架子工10人（持证）").trades())
                .contains("rebar-worker", "concrete-worker", "scaffolder");
    }

    @ParameterizedTest
    @CsvSource(
            value = {"18-45周岁;18;45", "年龄18岁—50岁;18;50", "18至50周岁，男女不限;18;50", "55岁以下;;55", "50岁以内;;50", "年满18周岁;18;",
                    "22周岁以上;22;", "年龄22-45周岁，身体健康;22;45", "年龄在18—45岁;18;45", "不超过60岁;;60", "男18-60，女18-50岁;18;60",
                    "女55岁以下，男60岁以下;;60", "大专以下均可，18-40。;18;40", "年龄需满16-35周岁;16;35", "25周岁以上、45周岁以下;25;45"},
            delimiter = ';')
    void ageRangeIsRead(String text, Integer min, Integer max) {
        assertThat(READER.read("普工", text).age()).isEqualTo(new AgeRange(min, max));
    }

    @ParameterizedTest
    @ValueSource(strings = {"18-45岁优先", "40岁左右", "45岁以下优先", "30-40岁之间者优先", "三年以上驾龄", "上班8:00-18:00", "招20-30人",
            "底薪3000-5000"})
    void preferencesAndOtherNumbersAreNoAgeLimits(String text) {
        assertThat(READER.read("普工", text).age()).isNull();
    }

    @ParameterizedTest
    @CsvSource(value = {"5000-8000元/月;5000;8000;MONTH", "220元/天;220;220;DAY", "月薪6-8千;6000;8000;MONTH",
            "工资6k-8k;6000;8000;MONTH",
            "13元/小时;13;13;HOUR", "日结180;180;180;DAY", "点工300-350一天;300;350;DAY", "月薪5000以上;5000;;MONTH",
            "一天400起;400;;DAY", "综合6500左右;6500;6500;MONTH", "底薪2000，月入5000-6000元;5000;6000;MONTH",
            "30-35元/小时;30;35;HOUR",
            "月入1万-1.2万;10000;12000;MONTH", "一单4元/单;4;4;PIECE"}, delimiter = ';')
    void payIsRead(String text, Double min, Double max, PayUnit unit) {
        assertThat(READER.read("普工", text).pay()).isEqualTo(new Pay(min, max, unit));
    }

    @ParameterizedTest
    @ValueSource(strings = {"工资面议", "12小时两班", "6楼602室", "电话13912345678", "2015年成立", "8小时工作制", "招100人", "每天26天"})
    void otherNumbersAreNoPay(String text) {
        assertThat(READER.read("普工", text).pay()).isNull();
    }

    @ParameterizedTest
    @CsvSource(value = {"须持低压电工证;electric-low", "必须有叉车证;forklift-n1", "持焊接与热切割作业证;welding", "要有高处作业证;height",
            "B2以上驾照;licence-b2", "A1或A3，三年以上;licence-a3", "A1/A2/B1都可;licence-b1", "C1照可开;licence-c1",
            "持有高压电工证书;electric-high",
            "持起重机司机证Q;crane-q", "持消防设施操作员证;fire-operator"}, delimiter = ';')
    void certificatesThatTheLawWantsAreDemanded(String text, String certificate) {
        assertThat(READER.read("普工", text).certificates()).containsExactly(certificate);
    }

    @ParameterizedTest
    @ValueSource(strings = {"有焊工证者优先", "无需电工证", "有电工证更好", "需健康证", "持保安员证", "网约车证公司协助办理", "有养老护理员证优先",
            "会开叉车", "配备COD4测试"})
    void wishesAndPapersGotAtEntryAreNotDemanded(String text) {
        assertThat(READER.read("普工", text).certificates()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(value = {"限女性;SEX_LIMIT", "1.男，35岁以下;SEX_LIMIT", "只要男的;SEX_LIMIT", "要求已婚已育;MARITAL_LIMIT",
            "需查乙肝两对半;DISCRIMINATION",
            "仅限本地;DISCRIMINATION", "入职交押金300元;DUBIOUS", "先交服装费;DUBIOUS", "淘宝刷单日赚千元;DUBIOUS", "大龄也要;OLDER_WELCOME",
            "60岁以下;OLDER_WELCOME", "18-62岁;OLDER_WELCOME", "两班倒;NIGHT_SHIFT", "晚班;NIGHT_SHIFT", "无需经验;NO_EXPERIENCE",
            "本科及以上学历;WHITE_COLLAR"}, delimiter = ';')
    void remarksAreMade(String text, Flag flag) {
        assertThat(READER.read("普工", text).flags()).contains(flag);
    }

    @ParameterizedTest
    @CsvSource(value = {"男女不限;SEX_LIMIT", "男18-60岁，女18-50岁;SEX_LIMIT", "婚否不限;MARITAL_LIMIT", "不收押金;DUBIOUS",
            "0押金入职;DUBIOUS",
            "不收任何费用;DUBIOUS", "不上夜班;NIGHT_SHIFT", "不倒班，长白班;NIGHT_SHIFT", "大专或本科;WHITE_COLLAR", "介绍朋友来有介绍费;DUBIOUS"},
            delimiter = ';')
    void harmlessWordsGiveNoRemark(String text, Flag flag) {
        assertThat(READER.read("普工", text).flags()).doesNotContain(flag);
    }

    @Test
    void crewsRecruitedDirectlyAreDubious() {
        assertThat(READER.read("船员直招、电工、焊工", "高薪").flags()).contains(Flag.DUBIOUS);
    }

    @ParameterizedTest
    @CsvSource({"进厂不如骑手送餐自由钱多, rider", "急招骑手给打工族送餐, rider", "月薪过万配送员+努力搬砖成就美丽人生, rider",
            "集成电路封装操作员, electronics-worker", "铝合金门窗制作普工, door-window-fitter", "数控深孔钻床操作工, cnc-operator"})
    void jestsAndGeneralWordsBesideAJobSayNothing(String title, String trade) {
        assertThat(READER.read(title, null).trades()).containsExactly(trade);
    }

    @Test
    void anOperatorOfSomethingThatHasToBeLearntIsNoGeneralHand() {
        assertThat(READER.read("操作工", "铸铁件的批灰、打磨、喷漆，会调漆").trades()).contains("coating-worker")
                .doesNotContain("general-worker");
        assertThat(READER.read("普工", "打磨、喷漆，没做过的可学").trades()).startsWith("general-worker");
    }

    @Test
    void learnersAreTold() {
        assertThat(READER.read("焊工学徒", null).flags()).contains(Flag.TRAINEE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "78787878", "！！！", "看看"})
    void emptyAdvertsAreNoFault(String title) {
        assertThat(READER.read(title, "").trades()).isEmpty();
    }
}
