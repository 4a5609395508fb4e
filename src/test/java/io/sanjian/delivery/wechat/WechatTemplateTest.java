package io.sanjian.delivery.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sanjian.delivery.InboxTextTest;
import io.sanjian.support.DeliveryFixture;
import io.sanjian.support.fake.FakeFields;
import io.sanjian.support.fake.FakeServices;
import io.sanjian.support.fake.FakeWechat;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WechatTemplateTest {
    private static final Instant AT = Instant.parse("2026-01-20T02:00:00Z");

    private static WechatTemplates templates(String... more) {
        Map<String, String> settings = new HashMap<>(FakeServices.templates());
        for (int i = 0; i < more.length; i += 2) {
            settings.put("sanjian.delivery.wechat." + more[i], more[i + 1]);
        }
        return new WechatTemplates(DeliveryFixture.config(WechatMessageConfig.class, settings));
    }

    private static Map<String, String> fill(String id, int picks) {
        Map<String, String> data = templates().find(id).orElseThrow().fill(InboxTextTest.message(7, 1, picks), AT);
        data.forEach((field, value) -> assertThat(FakeFields.allows(field, value)).as(field).isTrue());
        return data;
    }

    @Test
    void threeJobsGoIntoOneMessage() {
        assertThat(fill(FakeWechat.ONE_OFF, 3)).containsExactly(
                Map.entry("thing1", "焊工 6000-8000元/月 渝北区"),
                Map.entry("thing2", "保洁员 渝北区"),
                Map.entry("thing3", "搬运工 220元/天"),
                Map.entry("thing4", "点开查看3个岗位的理由"));
    }

    @Test
    void aShortListLeavesNoFieldEmpty() {
        assertThat(fill(FakeWechat.ONE_OFF, 1)).containsEntry("thing1", "焊工 6000-8000元/月 渝北区")
                .containsEntry("thing2", "暂无更多合适的岗位").containsEntry("thing3", "暂无更多合适的岗位");
    }

    @Test
    void otherTypesAndTextAroundThePick() {
        assertThat(fill(FakeWechat.LONG_TERM, 3)).containsEntry("number1", "3")
                .containsEntry("thing2", "首推 焊工 6-8千/月 渝北区").containsEntry("time3", "2026年1月20日 10:00")
                .containsEntry("phrase4", "岗位推荐");
    }

    @Test
    void longTermTemplatesComeFirst() {
        assertThat(templates().all()).extracting(WechatTemplate::id)
                .containsExactly(FakeWechat.LONG_TERM, FakeWechat.ONE_OFF);
    }

    @Test
    void aTemplateMayBeForCertainListsOnly() {
        WechatTemplates templates = templates("templates.picks.lists", "FULL", "templates.service.lists", "SHORT");
        assertThat(templates.of(InboxTextTest.message(1, 1, 3))).extracting(WechatTemplate::id)
                .containsExactly(FakeWechat.ONE_OFF);
    }

    @Test
    void thePageLeadsToTheList() {
        assertThat(templates().page(42)).isEqualTo("pages/picks/index?run=42");
        assertThatThrownBy(() -> templates("page", "/pages/a")).hasMessageContaining("leading slash");
    }

    @Test
    void aFaultInTheSettingsStopsTheStart() {
        assertThatThrownBy(() -> templates("templates.picks.fields.thang5", "{pick4}"))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("thang5");
        assertThatThrownBy(() -> templates("templates.picks.fields.thing5", "{salary1}"))
                .hasMessageContaining("{salary1}");
    }

    @Test
    void aFieldThatTakesNothingIsNamed() {
        WechatTemplates templates = templates("templates.picks.fields.amount5", "{title1}");
        assertThatThrownBy(() -> templates.find(FakeWechat.ONE_OFF).orElseThrow()
                .fill(InboxTextTest.message(1, 1, 3), AT)).isInstanceOf(WechatTemplate.FieldException.class)
                .hasMessageContaining("amount5");
    }
}
