package io.sanjian.support.fake;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** A WeChat and an SMS gateway for tests of the whole service. */
public class FakeServices implements QuarkusTestResourceLifecycleManager {
    /** System properties with the addresses: tests and resources live in different class loaders. */
    static final String WECHAT_URL = "sanjian.test.wechat-url";
    static final String SMS_URL = "sanjian.test.sms-url";
    /** End of the address to which a gateway would hand replies. */
    public static final String REPLIES_KEY = "key-for-replies-1131";

    private final FakeWechat wechat = new FakeWechat(0, Clock.systemUTC());
    private final FakeSms sms = new FakeSms(0, Clock.systemUTC());

    @Override
    public Map<String, String> start() {
        wechat.start();
        sms.start();
        System.setProperty(WECHAT_URL, wechat.baseUrl());
        System.setProperty(SMS_URL, sms.baseUrl());
        Map<String, String> settings = settings(wechat, sms);
        // An answer that comes late on a busy machine is not taken for a doubtful one: that is not tried again here.
        settings.putAll(Map.of("sanjian.wechat.timeout", "30s", "sanjian.sms.timeout", "30s"));
        return settings;
    }

    /** Settings of a service that uses these. */
    public static Map<String, String> settings(FakeWechat wechat, FakeSms sms) {
        Map<String, String> settings = new HashMap<>(templates());
        settings.putAll(Map.ofEntries(
                Map.entry("sanjian.wechat.base-url", wechat.baseUrl()),
                Map.entry("sanjian.wechat.app-id", FakeWechat.APP_ID),
                Map.entry("sanjian.wechat.secret", FakeWechat.SECRET),
                Map.entry("sanjian.sms.gateway", "MAS"),
                Map.entry("sanjian.sms.signature", FakeSms.SIGNATURE),
                Map.entry("sanjian.sms.mas.base-url", sms.baseUrl()),
                Map.entry("sanjian.sms.mas.ec-name", FakeSms.EC_NAME),
                Map.entry("sanjian.sms.mas.ap-id", FakeSms.AP_ID),
                Map.entry("sanjian.sms.mas.secret-key", FakeSms.SECRET_KEY),
                Map.entry("sanjian.sms.mas.sign", FakeSms.SIGN),
                Map.entry("sanjian.delivery.sms.replies.key", REPLIES_KEY),
                // Nobody's phone rings really, at whatever hour.
                Map.entry("sanjian.delivery.channels.wechat.quiet-hours", "off"),
                Map.entry("sanjian.delivery.channels.sms.quiet-hours", "off")));
        return settings;
    }

    /** Settings for the templates of a {@link FakeWechat}. */
    public static Map<String, String> templates() {
        String oneOff = "sanjian.delivery.wechat.templates.picks.";
        String longTerm = "sanjian.delivery.wechat.templates.service.";
        return Map.ofEntries(
                Map.entry(oneOff + "id", FakeWechat.ONE_OFF),
                Map.entry(oneOff + "fields.thing1", "{pick1}"),
                Map.entry(oneOff + "fields.thing2", "{pick2}"),
                Map.entry(oneOff + "fields.thing3", "{pick3}"),
                Map.entry(oneOff + "fields.thing4", "点开查看{count}个岗位的理由"),
                Map.entry(oneOff + "missing", "暂无更多合适的岗位"),
                Map.entry(longTerm + "id", FakeWechat.LONG_TERM),
                Map.entry(longTerm + "long-term", "true"),
                Map.entry(longTerm + "fields.number1", "{count}"),
                Map.entry(longTerm + "fields.thing2", "首推 {pick1}"),
                Map.entry(longTerm + "fields.time3", "{date} {time}"),
                Map.entry(longTerm + "fields.phrase4", "岗位推荐"));
    }

    @Override
    public void stop() {
        wechat.close();
        sms.close();
    }
}
