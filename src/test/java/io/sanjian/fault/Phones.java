package io.sanjian.fault;

import com.fasterxml.jackson.databind.JsonNode;
import io.sanjian.support.fake.FakePortal;
import io.sanjian.support.fake.FakeServices;
import io.sanjian.support.fake.FakeSms;
import io.sanjian.support.fake.FakeWechat;
import io.sanjian.support.fake.PortalPlay;
import io.sanjian.support.fake.SmsPlay;
import io.sanjian.support.fake.WechatPlay;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Everybody who is told: WeChat, an SMS gateway that knows duplicates by their id, and a portal with a webhook. */
final class Phones implements AutoCloseable {
    private static final Pattern RUN = Pattern.compile("[?&]run=(\\d+)");

    private final FakeWechat wechatServer = new FakeWechat(0, Clock.systemUTC());
    private final FakeSms smsServer = new FakeSms(0, Clock.systemUTC());
    private final FakePortal portalServer = new FakePortal(0, Clock.systemUTC());
    private final WechatPlay wechat;
    private final SmsPlay sms;
    private final PortalPlay portal;

    Phones() {
        wechatServer.start();
        smsServer.start();
        portalServer.start();
        wechat = new WechatPlay(wechatServer.baseUrl());
        sms = new SmsPlay(smsServer.baseUrl());
        portal = new PortalPlay(portalServer.baseUrl());
    }

    WechatPlay wechat() {
        return wechat;
    }

    SmsPlay sms() {
        return sms;
    }

    PortalPlay portal() {
        return portal;
    }

    String hook() {
        return portalServer.baseUrl() + PortalPlay.HOOK;
    }

    /** Settings of a service that uses these. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(FakeServices.settings(wechatServer, smsServer));
        settings.keySet().removeIf(key -> key.startsWith("sanjian.sms.mas"));
        String http = "sanjian.sms.http.";
        settings.putAll(Map.of("sanjian.sms.gateway", "HTTP", http + "url", smsServer.baseUrl() + SmsPlay.PLAIN,
                http + "body", "{\"auth\":\"Bearer plain\",\"id\":\"{id}\",\"to\":\"{phone}\",\"text\":\"{text}\"}",
                http + "success-pointer", "/code", http + "success-values", "0", http + "id-pointer", "/data/id",
                http + "errors.BUSY", "RETRY", http + "idempotent", "true"));
        return settings;
    }

    /** How often WeChat took a message of the run, by openid. */
    Map<String, Integer> wechatOf(long run) {
        Map<String, Integer> counts = new HashMap<>();
        for (JsonNode message : wechat.allMessages()) {
            Matcher page = RUN.matcher(message.path("page").asText());
            if (page.find() && Long.parseLong(page.group(1)) == run) {
                counts.merge(message.path("touser").asText(), 1, Integer::sum);
            }
        }
        return counts;
    }

    /** Makes a person get the run's message once more, without the service. */
    void wechatAgain(String openid, long run) {
        wechat.repeat(openid, "run=" + run);
    }

    /** How often the gateway sent a text, by message id: at most once each, if the service always names the same id. */
    Map<UUID, Integer> smsByKey() {
        Map<UUID, Integer> counts = new HashMap<>();
        for (JsonNode message : sms.allMessages()) {
            counts.merge(UUID.fromString(message.path("key").asText()), 1, Integer::sum);
        }
        return counts;
    }

    /** By worker: the ids under which the portal was told of the run's list. A portal remembers ids, so one counts once. */
    Map<Long, Map<String, Integer>> portalOf(long run) {
        Map<Long, Map<String, Integer>> ids = new HashMap<>();
        for (JsonNode message : portal.allMessages()) {
            if (message.path("runId").asLong() == run) {
                ids.computeIfAbsent(message.path("workerId").asLong(), worker -> new HashMap<>())
                        .merge(message.path("key").asText(), 1, Integer::sum);
            }
        }
        return ids;
    }

    /** Forgets what has arrived, so that a long test does not gather it all. */
    void forget() {
        wechat.forget();
        sms.forget();
        portal.forget();
    }

    @Override
    public void close() {
        wechatServer.close();
        smsServer.close();
        portalServer.close();
    }
}
