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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
