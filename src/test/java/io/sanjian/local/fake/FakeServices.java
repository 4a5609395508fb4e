package io.sanjian.local.fake;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Clock;
import java.util.Map;

/** A WeChat and an SMS gateway for tests of the whole service. */
public class FakeServices implements QuarkusTestResourceLifecycleManager {
    /** System properties with the addresses: tests and resources live in different class loaders. */
    static final String WECHAT_URL = "sanjian.test.wechat-url";
    static final String SMS_URL = "sanjian.test.sms-url";

    private final FakeWechat wechat = new FakeWechat(0, Clock.systemUTC());
    private final FakeSms sms = new FakeSms(0, Clock.systemUTC());

    @Override
    public Map<String, String> start() {
        wechat.start();
        sms.start();
        System.setProperty(WECHAT_URL, wechat.baseUrl());
        System.setProperty(SMS_URL, sms.baseUrl());
        return Map.ofEntries(
                Map.entry("sanjian.wechat.base-url", wechat.baseUrl()),
                Map.entry("sanjian.wechat.app-id", FakeWechat.APP_ID),
                Map.entry("sanjian.wechat.secret", FakeWechat.SECRET),
                Map.entry("sanjian.sms.gateway", "MAS"),
                Map.entry("sanjian.sms.signature", FakeSms.SIGNATURE),
                Map.entry("sanjian.sms.mas.base-url", sms.baseUrl()),
                Map.entry("sanjian.sms.mas.ec-name", FakeSms.EC_NAME),
                Map.entry("sanjian.sms.mas.ap-id", FakeSms.AP_ID),
                Map.entry("sanjian.sms.mas.secret-key", FakeSms.SECRET_KEY),
                Map.entry("sanjian.sms.mas.sign", FakeSms.SIGN));
    }

    @Override
    public void stop() {
        wechat.close();
        sms.close();
    }
}
