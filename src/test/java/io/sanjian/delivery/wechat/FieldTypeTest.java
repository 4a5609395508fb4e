package io.sanjian.delivery.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.support.fake.FakeFields;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldTypeTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            "thing1,焊工 6-8千/月,焊工 6-8千/月",
            "thing1,一二三四五六七八九十一二三四五六七八九十,一二三四五六七八九十一二三四五六七八九十",
            "thing1,一二三四五六七八九十一二三四五六七八九十一,一二三四五六七八九十一二三四五六七八九…",
            "number2,3,3", "number2,'1,200.5',1200.5", "number2,三个,-",
            "letter1,ab-C1,abC", "symbol1,a!!,!!", "character_string12,工号 A-7 号,A-7", "character_string1,工号,-",
            "time1,2026年1月20日 10:00,2026年1月20日 10:00", "time1,09:00~17:30,09:00~17:30", "time1,明天,-",
            "date3,2026年1月20日,2026年1月20日", "amount1,6000元,6000元", "amount1,6000元/月,-",
            "phone_number1,023 12333,02312333", "name1,张三（焊工）,张三焊工", "name1,Zhang San,Zhang San",
            "phrase1,岗位推荐,岗位推荐", "phrase1,岗位推荐给您,岗位推荐给", "phrase1,3个岗位,个岗位"})
    void everyTypeIsKeptWithinItsLimits(String field, String text, String expected) {
        assertThat(FieldType.of(field).orElseThrow().fit(text)).isEqualTo(Optional.ofNullable(expected));
    }

    @ParameterizedTest
    @CsvSource({"thing", "thing1a", "unknown3", "1"})
    void othersAreNoFields(String field) {
        assertThat(FieldType.of(field)).isEmpty();
    }

    @Test
    void whateverComesOutIsTakenByAWechatThatKeepsItsRules() {
        Random random = new Random(1131);
        String alphabet = "焊工钢筋 \n\t【】（）-~:年月日0123456789.,¥元aZ$+·…𠮷😀";
        int[] characters = alphabet.codePoints().toArray();
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(45); n > 0; n--) {
                text.appendCodePoint(characters[random.nextInt(characters.length)]);
            }
            for (FieldType type : FieldType.values()) {
                String field = type.name().toLowerCase(Locale.ROOT) + "1";
                type.fit(text.toString()).ifPresent(value -> assertThat(FakeFields.allows(field, value))
                        .as("%s takes '%s'", field, value).isTrue());
            }
        }
    }
}
