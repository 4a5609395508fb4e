package io.sanjian.support.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Plays the people at their phones, and WeChat's staff, for a {@link FakeWechat} that runs somewhere. */
public final class WechatPlay extends FakeClient {
    public static final String SEND = "/cgi-bin/message/subscribe/send";
    public static final String TOKEN = "/cgi-bin/stable_token";
    public static final String LOGIN = "/sns/jscode2session";
    public static final String PHONE = "/wxa/business/getuserphonenumber";

    public WechatPlay(String baseUrl) {
        super(baseUrl);
    }

    /** For tests with {@link FakeServices}. */
    public static WechatPlay inTests() {
        return new WechatPlay(System.getProperty(FakeServices.WECHAT_URL));
    }

    /** {@code wx.login}: a code for this user. */
    public String login(String openid) {
        return post("/fake/login-codes", object().put("openid", openid)).path("code").asText();
    }

    /** The phone-number component: a code for this number. */
    public String givePhone(String openid, String phone) {
        return post("/fake/phone-codes", object().put("openid", openid).put("phone", phone)).path("code").asText();
    }

    /** The user accepts, or never wants to hear of it again. */
    public void subscribe(String openid, String templateId, boolean accept) {
        post("/fake/subscriptions", object().put("openid", openid).put("templateId", templateId).put("accept", accept));
    }

    /** What has arrived at a phone, oldest first: the bodies as they were sent. */
    public List<JsonNode> messages(String openid) {
        List<JsonNode> messages = new ArrayList<>();
        get("/fake/messages?openid=" + URLEncoder.encode(openid, StandardCharsets.UTF_8)).forEach(messages::add);
        return messages;
    }

    /** What has arrived at all phones. */
    public List<JsonNode> allMessages() {
        List<JsonNode> messages = new ArrayList<>();
        get("/fake/messages").forEach(messages::add);
        return messages;
    }

    /** The last message of this user whose page holds a text arrives once more. */
    public void repeat(String openid, String page) {
        post("/fake/repeat", object().put("openid", openid).put("page", page));
    }

    /** The next calls of the path are answered with an error code. */
    public void error(String path, int times, int errcode, String errmsg) {
        answer(path, times, object().put("errcode", errcode).put("errmsg", errmsg).toString());
    }

    /** Ends the present access token, as somebody else who forces a new one does. */
    public void killToken() {
        post("/fake/account", object().put("token", "kill"));
    }

    /** From now on the present access token is refused, and yet handed out. */
    public void spoilToken() {
        post("/fake/account", object().put("token", "spoil"));
    }

    public void changeSecret(String secret) {
        post("/fake/account", object().put("secret", secret));
    }

    /** Whether this machine's address is in the allow list. */
    public void allowAddress(boolean allowed) {
        post("/fake/account", object().put("addressAllowed", allowed));
    }
}
