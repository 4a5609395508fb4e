package io.sanjian.support;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.sanjian.support.fake.SmsPlay;
import io.sanjian.support.fake.WechatPlay;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** People with a phone and WeChat on it, for tests that use HTTP only. Each case has people of its own. */
public final class People {
    private static final Pattern CODE = Pattern.compile("验证码(\\d{6})");
    /** Counted on, for of a few hundred numbers drawn by chance two would be the same now and then. */
    private static final AtomicInteger PHONES = new AtomicInteger(chance(20_000_000, 90_000_000));
    private static final AtomicInteger ID_NUMBERS = new AtomicInteger(chance(0, 1_000_000));

    private People() {
    }

    private static int chance(int from, int to) {
        return ThreadLocalRandom.current().nextInt(from, to);
    }

    public static String openid() {
        return "o" + Long.toHexString(ThreadLocalRandom.current().nextLong());
    }

    public static String phone() {
        return "139" + PHONES.incrementAndGet();
    }

    /** A valid ID number of a man born in 1970. */
    public static String idNumber() {
        return idNumber("M");
    }

    /** As {@link #idNumber()}, of a man (M) or a woman (F). */
    public static String idNumber(String sex) {
        int number = ID_NUMBERS.incrementAndGet();
        String digits = "5001%02d1970%02d%02d%02d%d".formatted(1 + number / 33_600 % 98, 1 + number / 2_800 % 12,
                1 + number / 100 % 28, number % 100, sex.equals("M") ? 1 : 2);
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        return digits + "10X98765432".charAt(sum % 11);
    }

    /** A worker that somebody else has entered; its id. @param idNumber or null */
    public static int entered(String phone, String idNumber) {
        Map<String, Object> body = new HashMap<>(worker());
        body.put("source", "login-test");
        body.put("externalId", "L-" + Long.toHexString(ThreadLocalRandom.current().nextLong()));
        body.put("phone", phone);
        if (idNumber != null) {
            body.put("idNumber", idNumber);
            body.remove("age");
        }
        return Api.admin().body(body).post("/api/v1/workers").then().statusCode(201).extract().path("id");
    }

    /** What a worker says of itself. */
    public static Map<String, Object> worker() {
        return Map.of("name", "李四", "age", 45, "home", Map.of("areaCode", "500235", "townCode", "500235107"), "trades",
                List.of("打螺丝"));
    }

    public static ValidatableResponse logIn(String openid) {
        return given().contentType(ContentType.JSON).body(Map.of("code", WechatPlay.inTests().login(openid)))
                .post("/api/v1/auth/wechat").then();
    }

    /** An access token of somebody who is here for the first time. */
    public static String person() {
        return logIn(openid()).statusCode(200).extract().path("accessToken");
    }

    public static ValidatableResponse post(String token, String path, Map<String, Object> body) {
        return Api.as(token).body(body).post("/api/v1/auth/" + path).then();
    }

    /** The code that arrived at this phone last. */
    public static String smsCode(String phone) {
        List<String> texts = Awaitility.await().atMost(Duration.ofSeconds(60))
                .until(() -> SmsPlay.inTests().texts(phone), found -> !found.isEmpty());
        Matcher code = CODE.matcher(texts.getLast());
        if (!code.find()) {
            throw new AssertionError("no code in: " + texts.getLast());
        }
        return code.group(1);
    }

    /** Has a code sent, reads it, and proves the phone. */
    public static void prove(String token, String phone) {
        post(token, "phone-codes", Map.of("phone", phone)).statusCode(202);
        post(token, "phone", Map.of("phone", phone, "code", smsCode(phone))).statusCode(200);
    }

    /** The access token of somebody who is this worker from now on. */
    public static String linked(String phone) {
        String token = person();
        prove(token, phone);
        return post(token, "link", Map.of()).statusCode(200).extract().path("accessToken");
    }
}
