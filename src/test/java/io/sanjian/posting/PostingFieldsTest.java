package io.sanjian.posting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.imports.RowParser.Parsed;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.reference.area.Areas;
import io.sanjian.reference.cluster.Clusters;
import io.sanjian.reference.terms.AgeRange;
import io.sanjian.reference.terms.Family;
import io.sanjian.reference.terms.Pay;
import io.sanjian.reference.terms.PayUnit;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.reference.trade.Trades;
import io.sanjian.web.fields.BodyFields;
import io.sanjian.web.problem.Violation;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostingFieldsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Areas AREAS = Areas.load();
    private static final PostingFields FIELDS =
            new PostingFields(new PlaceFields(AREAS), Trades.load(Certificates.load()), Certificates.load(),
                    Clusters.load());

    private static Parsed<Posting> read(ObjectNode row) {
        return FIELDS.read("s", row, AreaScope.EVERYTHING);
    }

    private static ObjectNode row(String more) {
        try {
            return (ObjectNode) JSON.readTree(
                    ("{'externalId':'x','title':'普工','areaCode':'500101'" + more + "}").replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Posting good(String more) {
        Parsed<Posting> parsed = read(row(more));
        assertThat(parsed.violations()).isEmpty();
        return parsed.value();
    }

    @Test
    void whatIsMissingIsEmptyAndTheFamilyGeneral() {
        assertThat(good("")).isEqualTo(new Posting(new Posting.Key(null, "s", "x"),
                new Posting.Text("普工", null, null, List.of(), null),
                new Posting.Work(Family.GENERAL, null, List.of(), List.of(), null, null, null),
                new Posting.Place("500101", null, null, null), null, null,
                new Posting.Validity(null, null, null, null)));
    }

    @Test
    void tradesAreTurnedIntoCodesAndUnknownOnesIntoText() {
        String welder = Trades.load(Certificates.load()).byName("电焊工").orElseThrow().code();
        Parsed<Posting> parsed = read(row(",'trades':['电焊工','" + welder + "','修仙'],'description':'两班倒'"));
        assertThat(parsed.value().work().trades()).containsExactly(welder);
        assertThat(parsed.value().text().description()).isEqualTo("两班倒\n工种：修仙");
        assertThat(parsed.warnings()).extracting(Violation::code).containsExactly("UNKNOWN_CODE");
    }

    @Test
    void demandsThatHaveNoFieldStayReadable() {
        assertThat(good(",'requirements':'吃苦耐劳','age':{'text':'不限'},'pay':{'text':'面议'},'openings':'若干'")
                .text().description()).isEqualTo("要求：吃苦耐劳\n薪资：面议\n年龄：不限\n招聘人数：若干");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
            "5000-8000|5000|8000|MONTH", "5000～8000元|5000|8000|MONTH", "5-8千|5000|8000|MONTH",
            "0.5-0.8万|5000|8000|MONTH",
            "6000以上|6000|-|MONTH", "6k|6000|6000|MONTH", "220元/天|220|220|DAY", "18-20元/小时|18|20|HOUR",
            "5,000-8,000|5000|8000|MONTH"
    })
    void payIsReadOutOfOneText(String text, double min, Double max, PayUnit unit) {
        assertThat(good(",'pay':{'text':'" + text + "'}").pay()).isEqualTo(new Pay(min, max, unit));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
            "3500-4500元/月，包吃住|3500|4500", "4-6K·13薪|4000|6000", "底薪3000+提成，综合6000-9000|6000|9000",
            "面议（4000-6000）|4000|6000"})
    void payAmongOtherWordsIsReadAndTheWordsStayReadable(String text, double min, double max) {
        Posting posting = good(",'pay':{'text':'" + text + "'}");
        assertThat(posting.pay()).isEqualTo(new Pay(min, max, PayUnit.MONTH));
        assertThat(posting.text().description()).isEqualTo("薪资：" + text);
    }

    @Test
    void theNoteOfAHeadingCounts() {
        assertThat(PostingHeadings.headings()).containsEntry("薪资（元/天）", "pay.perDay");
        assertThat(PostingHeadings.headings()).containsEntry("薪资(元/小时)", "pay.perHour")
                .containsEntry("月薪（千元）", "pay.thousands").containsEntry("薪酬(K)", "pay.thousands");
        assertThat(good(",'pay':{'thousands':'4-6'}").pay()).isEqualTo(new Pay(4000.0, 6000.0, PayUnit.MONTH));
        assertThat(good(",'pay':{'thousands':'4500'}").pay()).isEqualTo(new Pay(4500.0, 4500.0, PayUnit.MONTH));
        assertThat(good(",'pay':{'tenThousands':'0.5'}").pay()).isEqualTo(new Pay(5000.0, 5000.0, PayUnit.MONTH));
    }

    @Test
    void payByTheDayKeepsItsUnit() {
        assertThat(good(",'pay':{'perDay':'300-350'}").pay()).isEqualTo(new Pay(300.0, 350.0, PayUnit.DAY));
        assertThat(good(",'pay':{'min':0,'max':3000,'unit':'元/月'}").pay())
                .isEqualTo(new Pay(null, 3000.0, PayUnit.MONTH));
        assertThat(good(",'pay':{'unit':'MONTH'}").pay()).isNull();
        assertThat(good(",'pay':{'text':'9000-5000'}").text().description()).isEqualTo("薪资：9000-5000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {"18-45周岁|18|45", "18周岁至50周岁|18|50", "18岁以上|18|-",
            "50周岁以下|-|50", "16～35|16|35"})
    void agesAreReadOutOfOneText(String text, Integer min, Integer max) {
        assertThat(good(",'age':{'text':'" + text + "'}").age()).isEqualTo(new AgeRange(min, max));
    }

    @ParameterizedTest
    @CsvSource({"2026-01-20", "2026/1/20", "2026.1.20", "2026年1月20日", "2026-01-20 08:00", "2026-01-20T08:00:00.5",
            "2026-01-19T17:00:00Z", "2026-01-20T23:59:00+08:00"})
    void daysAreReadInAnyUsualForm(String text) {
        assertThat(good(",'validThrough':'" + text + "'").validity().validThrough())
                .isEqualTo(LocalDate.of(2026, 1, 20));
    }

    private static Parsed<Posting> ofRow(String more) {
        Parsed<Posting> parsed = FIELDS.readRow("s", row(more), AreaScope.EVERYTHING);
        assertThat(parsed.violations()).isEmpty();
        return parsed;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-",
            value = {"5人|5", "五名|5", "二十人|20", "1,000|1000", "５|5", "5.0|5", "共8人|8",
                    "5-10人|5", "20人以上|20", "30人左右|30", "十余人|10", "急需12名|12", "6（女）|6", "若干名|-", "大量|-", "男3女2|-",
                    "2026年2月3日|-", "0|-", "-3|-", "1,5|-"})
    void openingsAreReadInFiguresAndWords(String text, Integer openings) {
        assertThat(ofRow(",'openings':'" + text + "'").value().work().openings()).isEqualTo(openings);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {"即日起至2036-03-31|2036-03-31", "2036年3月31号止|2036-03-31",
            "2026.1.1-2036.3.31|2036-03-31", "2036年2月底|2036-02-29", "2036-03|2036-03-31", "2036年底|2036-12-31",
            "２０３６年３月３１日|2036-03-31", "2036 年 3 月 31 日（周一）|2036-03-31", "50130.25|2037-03-31", "长期有效|-", "招满即止|-",
            "常年|-", "三个月|-", "2036-02-30|-", "9999-12-31|-", "无|-", "/|-", "0000-00-00|-"})
    void theLastDayIsReadInWords(String text, LocalDate day) {
        Parsed<Posting> parsed = ofRow(",'validThrough':'" + text + "'");
        assertThat(parsed.value().validity().validThrough()).isEqualTo(day);
        assertThat(day != null || !parsed.warnings().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"5000,8000,HOUR,true", "5000,8000,DAY,true", "4,6,MONTH,true", "18,25,HOUR,false", "280,350,DAY,false",
            "4000,9000,MONTH,false", "0.5,2,PIECE,false", "500000,900000,MONTH,true"})
    void payInAnUnlikelyUnitIsRemarkedOn(double min, double max, PayUnit unit, boolean unlikely) {
        Parsed<Posting> parsed = ofRow(",'pay':{'min':" + min + ",'max':" + max + ",'unit':'" + unit + "'}");
        assertThat(parsed.value().pay()).isEqualTo(new Pay(min, max, unit));
        assertThat(parsed.warnings()).extracting(Violation::code)
                .isEqualTo(unlikely ? List.of("IMPLAUSIBLE") : List.of());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {"重庆-渝北区|500112|-", "重庆市·巴南区·鱼洞|500113|500113004",
            "沙坪坝区西永街道某路|500106|500106017", "巴南区 鱼洞街道|500113|500113004", "500113004000|500113|500113004",
            "500112.0|500112|-",
            "渝北区/江北区|500112|-", "九龙坡（某园区）|500107|-", "500112999|500112|-"})
    void placesAreReadInWords(String text, String district, String town) {
        Posting.Place place = ofRow(",'areaCode':'" + text + "'").value().place();
        assertThat(place.areaCode()).isEqualTo(district);
        assertThat(place.townCode()).isEqualTo(town);
    }

    @Test
    void aFieldThatCannotBeReadCostsItselfInARowAndThePostingWhereItIsSentAlone() {
        String faulty =
                ",'family':'什么岗','employmentForm':'随便','age':{'min':50,'max':18},'cluster':'没有','publishedAt':'昨天'";
        assertThat(ofRow(faulty).warnings()).extracting(Violation::field).containsExactlyInAnyOrder("family",
                "employmentForm",
                "age.min", "cluster", "publishedAt");
        assertThat(read(row(faulty)).violations()).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"<p>年龄：18&nbsp;-&nbsp;45岁</p><p>工资<b>5000</b>元</p>|年龄：18 - 45岁/工资5000元",
            "&lt;div&gt;包吃&lt;br/&gt;包住&lt;/div&gt;|包吃/包住", "18&ndash;45岁&#65292;5&lt;6|18–45岁，5<6",
            "<ul><li>焊工</li><li>电工</li></ul><!-- x --><script>a<b</script>|焊工/电工", "5<6且7>6|5<6且7>6", "AT&T|AT&T",
            "<5000元 & >3000元|<5000元 & >3000元"})
    void pagesOfTheWebAreReadAsTheirText(String html, String text) {
        assertThat(HtmlText.plain(html)).isEqualTo(text.replace("/", "\n"));
    }

    @ParameterizedTest
    @CsvSource({"普\u200b工", "普⼯", "\ufeff普\u00ad工\u00a0", "\u202e普工\u3000", "普工\u0008"})
    void whatNobodySeesIsNoPartOfAText(String title) {
        assertThat(FIELDS.readRow("s", row("").put("title", title), AreaScope.EVERYTHING).value().text().title())
                .isEqualTo("普工");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00a0", "\u200b\u200b", "\u2800", "\u3164", "\u3000"})
    void whatIsBlankToSeeIsMissing(String title) {
        assertThat(read(row(",'title':'" + title + "'")).violations()).extracting(Violation::code)
                .containsExactly("REQUIRED");
    }

    @Test
    void numbersOfThingsAreTheirDigits() {
        Map.of("=\"00123\"", "00123", "'00123", "00123", "1001.0", "1001", "A-1.0", "A-1.0", "00123", "00123").forEach(
                (given, id) -> assertThat(FIELDS.readRow("s", row("").put("externalId", given), AreaScope.EVERYTHING)
                        .externalId()).isEqualTo(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2025-12-31", "2025年12月底", "即日起至2025-12-31"})
    void aLastDayBeforeThePostingsOwnCostsTheFieldAndStaysReadable(String text) {
        Parsed<Posting> parsed = ofRow(",'publishedAt':'2026-02-01','validThrough':'" + text + "'");
        assertThat(parsed.violations()).isEmpty();
        assertThat(parsed.value().validity().publishedAt()).isEqualTo("2026-02-01");
        assertThat(parsed.value().validity().validThrough()).isNull();
        assertThat(parsed.value().text().description()).isEqualTo("有效期：2025-12-31");
        assertThat(parsed.warnings()).extracting(Violation::code).contains("OUT_OF_RANGE");
    }

    @Test
    void aPostingMayBeForOneDay() {
        assertThat(good(",'publishedAt':'2026-02-01','validThrough':'2026-02-01'").validity().validThrough())
                .isEqualTo("2026-02-01");
    }

    @Test
    void aTownGivenAsTheAreaIsPutIntoItsDistrict() {
        Posting posting = good(",'areaCode':'500101001001'");
        assertThat(posting.place().areaCode()).isEqualTo("500101");
        assertThat(posting.place().townCode()).isEqualTo("500101001");
    }

    @Test
    void townsAreFoundByNameWithinTheirDistrict() {
        String name = AREAS.find("500101001").orElseThrow().name();
        assertThat(good(",'townCode':'" + name + "'").place().townCode()).isEqualTo("500101001");
    }

    @Test
    void aDistrictThatIsUnknownFallsBackToTheCityAndIsKeptAsText() throws JsonProcessingException {
        RowMapping mapping = new RowMappings().read(BodyFields.ofParameters("mapping", "job-site")).orElseThrow();
        ObjectNode row = (ObjectNode) JSON.readTree("""
                {"id":"1","title":"t","city":"重庆","district":"不知何处","salary_min":3000,"salary_max":null,
                 "category":"普工","extra":{"sex":"女","url":"u","note":"n"},"rest":1}""");
        Parsed<Posting> parsed = read(mapping.apply(row, AREAS));
        assertThat(parsed.value().place().areaCode()).isEqualTo("500000");
        assertThat(parsed.value().text().description()).isEqualTo("工作地点：不知何处\n职位类别：普工\n性别：女");
        assertThat(parsed.value().pay()).isEqualTo(new Pay(3000.0, null, PayUnit.MONTH));
        assertThat(parsed.warnings()).extracting(Violation::field)
                .containsExactlyInAnyOrder("townCode", "areaCode", "rest", "extra");
        assertThat(row.has("areaCode")).isFalse();
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.of("null", "1", "-1", "1e400", "\"\"", "\"x\"", "\"500101\"", "[]", "[1,null,\"a\",{}]",
                "{}",
                "{\"min\":\"a\",\"max\":[],\"unit\":5,\"text\":{}}", "{\"lat\":1e999,\"lon\":\"0\"}", "true",
                "\"2026-13-01\"", "\"\\u0000\"", "\"5-\"", "\"99999999999\"", "\"9\"");
    }

    @Property(tries = 2000)
    void noRowBreaksTheReader(@ForAll("values") String a, @ForAll("values") String b, @ForAll("values") String c,
            @ForAll("values") String d, @ForAll("values") String e) throws JsonProcessingException {
        ObjectNode row = (ObjectNode) JSON.readTree(("""
                {"externalId":%1$s,"title":%2$s,"areaCode":%3$s,"townCode":%4$s,"pay":%5$s,"age":%1$s,"location":%2$s,
                 "openings":%3$s,"trades":%4$s,"certificates":%5$s,"family":%1$s,"cluster":%2$s,"education":%3$s,
                 "publishedAt":%4$s,"validThrough":%5$s,"benefits":%1$s,"contact":%2$s,"employmentForm":%3$s}""")
                .formatted(a, b, c, d, e));
        Parsed<Posting> parsed = read(row);
        assertThat(parsed.value() == null).isEqualTo(!parsed.violations().isEmpty());
    }
}
