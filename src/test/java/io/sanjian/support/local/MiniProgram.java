package io.sanjian.support.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.support.fake.WechatPlay;
import java.io.IOException;

/** What the mini-program does with the API for a person whose WeChat is played on this machine. */
public final class MiniProgram {
    private final String apiUrl;
    private final WechatPlay wechat;

    public MiniProgram(String apiUrl, WechatPlay wechat) {
        this.apiUrl = apiUrl;
        this.wechat = wechat;
    }

    /**
     * Somebody who has logged in.
     *
     * @param api          called as this person
     * @param refreshToken for the next log-in
     */
    public record Person(long workerId, ApiClient api, String refreshToken) {
    }

    /** Logs in and, the first time, links the worker with this number, proved by WeChat's phone-number component. */
    public Person logIn(String openid, String phone) throws IOException, InterruptedException {
        ObjectNode code = JsonNodeFactory.instance.objectNode().put("code", wechat.login(openid)).put("device", "demo");
        JsonNode login = new ApiClient(apiUrl, null).post("/auth/wechat", code);
        String refreshToken = login.path("refreshToken").asText();
        if (!login.path("workerId").isNumber()) {
            ApiClient person = new ApiClient(apiUrl, login.path("accessToken").asText());
            person.post("/auth/phone",
                    JsonNodeFactory.instance.objectNode().put("wechatCode", wechat.givePhone(openid, phone)));
            login = person.post("/auth/link", JsonNodeFactory.instance.objectNode());
        }
        return new Person(login.path("workerId").asLong(), new ApiClient(apiUrl, login.path("accessToken").asText()),
                refreshToken);
    }

    /** The person accepts a template, and the mini-program reports it. */
    public void subscribe(Person person, String openid, String templateId) throws IOException, InterruptedException {
        wechat.subscribe(openid, templateId, true);
        ObjectNode results = JsonNodeFactory.instance.objectNode();
        results.putObject("results").put(templateId, "accept");
        person.api().post("/workers/" + person.workerId() + "/wechat/subscriptions", results);
    }
}
