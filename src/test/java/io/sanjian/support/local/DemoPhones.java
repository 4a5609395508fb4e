package io.sanjian.support.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.support.fake.FakeServices;
import io.sanjian.support.fake.FakeSms;
import io.sanjian.support.fake.FakeWechat;
import io.sanjian.support.fake.SmsPlay;
import io.sanjian.support.fake.WechatPlay;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Phones that exist on this machine only: a WeChat and an SMS gateway that keep the documented rules and send nothing to
 * anybody. A first worker logs in by WeChat and subscribes, a second one has a number and nothing else; both are told of a
 * list, each in the way that reaches them.
 */
final class DemoPhones implements AutoCloseable {
    private static final Pattern NO_LETTER = Pattern.compile("[^A-Za-z0-9]");
    private static final String TOWN = "500240101";
    private static final String OPENID = "o-demo-worker";
    /** The numbers that everybody gives as an example. */
    private static final String WECHAT_PHONE = "13800138000";
    private static final String SMS_PHONE = "13900139000";
    private static final long POLL_MILLIS = 250;
    private static final int POLLS = 120;

    private final FakeWechat wechat;
    private final FakeSms sms;
    private final WechatPlay wechatPlay;
    private final SmsPlay smsPlay;

    private DemoPhones(FakeWechat wechat, FakeSms sms) {
        this.wechat = wechat;
        this.sms = sms;
        this.wechatPlay = new WechatPlay(wechat.baseUrl());
        this.smsPlay = new SmsPlay(sms.baseUrl());
    }

    static DemoPhones start(Clock clock) {
        DemoPhones phones = new DemoPhones(new FakeWechat(0, clock), new FakeSms(0, clock));
        phones.wechat.start();
        phones.sms.start();
        return phones;
    }

    /** Variables that make the service use them. */
    Map<String, String> environment() {
        Map<String, String> variables = new TreeMap<>();
        Map<String, String> settings = new HashMap<>(FakeServices.settings(wechat, sms));
        settings.forEach((key, value) -> variables
                .put(NO_LETTER.matcher(key).replaceAll("_").toUpperCase(Locale.ROOT), value));
        return variables;
    }

    String wechatUrl() {
        return wechat.baseUrl();
    }

    String smsUrl() {
        return sms.baseUrl();
    }

    /** Log-in, subscription, run, and what arrives. */
    void play(ApiClient admin, String apiUrl, Console console) throws IOException, InterruptedException {
        Console.Step step = console.step("微信与短信 WeChat and SMS, played on this machine");
        enter(admin, "phone-wechat", WECHAT_PHONE);
        enter(admin, "phone-sms", SMS_PHONE);
        MiniProgram program = new MiniProgram(apiUrl, wechatPlay);
        MiniProgram.Person person = program.logIn(OPENID, WECHAT_PHONE);
        program.subscribe(person, OPENID, FakeWechat.ONE_OFF);
        int before = wechatPlay.messages(OPENID).size() + smsPlay.texts(SMS_PHONE).size();
        ObjectNode order = JsonNodeFactory.instance.objectNode();
        order.putArray("areaCodes").add(TOWN);
        order.putArray("channels").add("WECHAT").add("SMS");
        JsonNode run = admin.post("/recommendation-runs", order, "Idempotency-Key", UUID.randomUUID().toString());
        for (int i = 0; i < POLLS && arrived() < before + 2 && !isHeldBack(admin, run); i++) {
            Thread.sleep(POLL_MILLIS);
        }
        step.done("批次 run %s → worker %d", run.path("id").asText(), person.workerId());
        List<JsonNode> messages = wechatPlay.messages(OPENID);
        if (!messages.isEmpty()) {
            console.line("      微信订阅消息 WeChat → %s", messages.getLast().path("page").asText());
            messages.getLast().path("data").properties().forEach(
                    field -> console.line("        %s  %s", field.getKey(), field.getValue().path("value").asText()));
        }
        List<String> texts = smsPlay.texts(SMS_PHONE);
        if (!texts.isEmpty()) {
            console.line("      短信 SMS%n        %s", texts.getLast());
        }
        if (messages.isEmpty() || texts.isEmpty()) {
            // Whoever has played with consents, pauses or preferences gets what they asked for.
            console.line("      未全部送达 Not all arrived: GET /api/v1/deliveries?runId=%s", run.path("id").asText());
        }
    }

    /** Where it was played before on this day, the phones have rung as often as they may. */
    private static boolean isHeldBack(ApiClient admin, JsonNode run) throws IOException, InterruptedException {
        return !admin.get("/deliveries?state=HELD_BACK&runId=" + run.path("id").asText()).path("items").isEmpty();
    }

    private int arrived() {
        return wechatPlay.messages(OPENID).size() + smsPlay.texts(SMS_PHONE).size();
    }

    private static void enter(ApiClient admin, String externalId, String phone)
            throws IOException, InterruptedException {
        ObjectNode worker = JsonNodeFactory.instance.objectNode().put("externalId", externalId).put("age", 38)
                .put("sex", "M").put("phone", phone);
        worker.putObject("home").put("areaCode", TOWN.substring(0, 6)).put("townCode", TOWN);
        worker.putArray("trades").add("烧电焊").add("打螺丝");
        worker.putArray("certificates").add("焊工证");
        admin.importRows("/workers/import?report=faults&source=" + DemoSetup.SOURCE, List.of(worker).stream());
    }

    @Override
    public void close() {
        wechat.close();
        sms.close();
    }
}
