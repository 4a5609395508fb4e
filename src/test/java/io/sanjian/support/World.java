package io.sanjian.support;

import static io.sanjian.support.Api.admin;
import static io.sanjian.support.Api.as;

import io.sanjian.access.Roles;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** One caller of each role, what is theirs, and the like of it that is somebody else's. */
public final class World {
    /** The role of who brings no token. */
    public static final String ANONYMOUS = "anonymous";
    public static final String AREA = "500235";
    public static final String TOWN = "500235107";
    public static final String VILLAGE = "500235107217";
    public static final String FOREIGN_VILLAGE = "500101001001";
    /** Of the ledger; long closed. */
    public static final String WEEK = "2026-02-04";
    public static final String FOREIGN_AREA = "500112";
    public static final String FOREIGN_STREET = "500112009";
    public static final String SOURCE = "matrix-own";
    public static final String FOREIGN_SOURCE = "matrix-foreign";

    public final String phone = People.phone();
    public final int worker = People.entered(phone, null);
    public final String foreignPhone = People.phone();
    public final int foreignWorker;
    public final int posting;
    public final int foreignPosting;
    public final int foreignPlan;
    public final int foreignRun;
    public final String foreignWebhook;
    private final String run = Long.toHexString(ThreadLocalRandom.current().nextLong());
    public final String postingName = "M-" + run;
    private final String openid = People.openid();
    private final Map<String, String> tokens;

    public World() {
        foreignWorker = foreignWorker();
        String token = People.logIn(openid).statusCode(200).extract().path("accessToken");
        People.prove(token, phone);
        People.post(token, "link", Map.of()).statusCode(200);
        tokens = Map.of(Roles.BROKER, TestTokens.broker(TOWN), Roles.OFFICER, TestTokens.officer(AREA), Roles.PORTAL,
                TestTokens.portal(SOURCE), Roles.SCHEDULER, TestTokens.scheduler(), Roles.ADMIN, TestTokens.ADMIN);
        posting = posting(SOURCE, AREA);
        foreignPosting = posting(FOREIGN_SOURCE, FOREIGN_AREA);
        foreignPlan = stored("/api/v1/plans", Map.of("name", "matrix " + run, "cron", "0 0 9 ? * MON", "enabled", false,
                "areaCodes", List.of(FOREIGN_AREA)));
        foreignRun = admin()
                .body(Map.of("areaCodes", List.of(FOREIGN_AREA), "groups", List.of("DISABLED")))
                .post("/api/v1/recommendation-runs").then().statusCode(202).extract().path("id");
        foreignWebhook = as(TestTokens.portal(FOREIGN_SOURCE)).body(Map.of("url", "http://127.0.0.1:9/hook"))
                .post("/api/v1/webhooks").then().statusCode(201).extract().path("id");
    }

    /** A token of this role, of a session of its own where people log in; null for nobody. */
    public String token(String role) {
        return switch (role) {
            case ANONYMOUS -> null;
            case Roles.PERSON -> People.person();
            case Roles.WORKER -> People.logIn(openid).statusCode(200).extract().path("accessToken");
            default -> tokens.get(role);
        };
    }

    private int foreignWorker() {
        return stored("/api/v1/workers", foreignWorkerBody());
    }

    /** A worker who lives in a district that is not the officer's and not the broker's. */
    public Map<String, Object> foreignWorkerBody() {
        return Map.of("source", "matrix", "externalId", "F-" + phone, "age", 40, "phone", foreignPhone, "trades",
                List.of("焊工"), "home", Map.of("areaCode", FOREIGN_AREA));
    }

    /** The week of the ledger that is open. */
    public static String openWeek() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai")).with(TemporalAdjusters.nextOrSame(DayOfWeek.WEDNESDAY))
                .toString();
    }

    /** A line of the ledger, of somebody new; its id. */
    public static int ledgerEntry(String village) {
        return admin().body(ledgerEntryBody(village)).post("/api/v1/ledger/entries").then().statusCode(201).extract()
                .path("entry.id");
    }

    public static Map<String, Object> ledgerEntryBody(String village) {
        return Map.of("villageCode", village, "name", "冉" + People.phone(), "idNumber", People.idNumber(), "employed",
                false);
    }

    /** A campaign that this district keeps; its id. */
    public static int campaign(String area) {
        return stored("/api/v1/campaigns", campaignBody(area));
    }

    public static Map<String, Object> campaignBody(String area) {
        return Map.of("name", "春风行动" + People.phone(), "areaCode", area, "startsOn", "2026-01-01", "endsOn",
                "2036-12-31");
    }

    /** An outside office that this district keeps; its id. */
    public static int office(String area) {
        return stored("/api/v1/outside-offices", officeBody(area));
    }

    public static Map<String, Object> officeBody(String area) {
        return Map.of("name", "驻外站" + People.phone(), "areaCode", area, "region", "深圳", "rhythm", "WEEKLY");
    }

    /** Guidance that this worker was given; its id. */
    public static int service(int worker) {
        return stored("/api/v1/workers/" + worker + "/services", service());
    }

    public static Map<String, Object> service() {
        return Map.of("clientId", People.phone(), "kind", "GUIDANCE", "on", WEEK);
    }

    private int posting(String source, String area) {
        return stored("/api/v1/postings?source=" + source, Map.of("externalId", postingName, "title", "电焊工",
                "areaCode", area, "publishedAt", LocalDate.now().toString()));
    }

    private static int stored(String path, Map<String, Object> body) {
        return admin().body(body).post(path).then().statusCode(201).extract().path("id");
    }
}
