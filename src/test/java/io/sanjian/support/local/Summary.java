package io.sanjian.support.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The last words of the start: where to look, with which tokens, and what the first worker was recommended. */
final class Summary {
    private final LocalSettings settings;
    private final Console console;

    Summary(LocalSettings settings, Console console) {
        this.settings = settings;
        this.console = console;
    }

    void addresses() {
        console.line("%n  接口 API          %s/api/v1", settings.apiUrl());
        console.line("  文档 Swagger UI   %s/q/swagger-ui", settings.apiUrl());
        console.line("  描述 OpenAPI      %s/openapi", settings.apiUrl());
        console.line("  健康 Health       %s/q/health", settings.managementUrl());
        console.line("  指标 Metrics      %s/q/metrics", settings.managementUrl());
    }

    void token(String role, String token) {
        console.line("  令牌 %-10s   %s", role, token);
    }

    /** Prints the picks of the first worker who has some, the demo tokens and some calls to try. */
    void firstRun(ApiClient api, JsonNode run, DemoTokens tokens) throws IOException, InterruptedException {
        String id = run.path("id").asText();
        JsonNode list;
        try (Stream<JsonNode> lines = api.lines("/recommendation-runs/" + id + "/picks")) {
            list = lines.filter(line -> line.path("picks").size() > 0).findFirst()
                    .orElseThrow(() -> new LocalFailure("Run " + id + " has no picks"));
        }
        JsonNode worker = api.get("/workers/" + list.path("workerId").asText());
        Map<String, String> issued = tokens.ensure(worker);
        issued.forEach(this::token);
        console.line("%n  %s的三荐 First worker's picks", describe(worker));
        for (JsonNode pick : list.path("picks")) {
            console.line("    %d. %s（%d 分）", pick.path("rank").asInt(), pick.at("/posting/title").asText(),
                    pick.path("score").asInt());
            console.line("       %s", reasons(pick));
        }
        examples(id, worker, issued);
    }

    /** Where the played WeChat and SMS gateway are. */
    void phones(DemoPhones phones) {
        console.line("\n  微信（本机模拟）WECHAT=%s   短信（本机模拟）SMS=%s   (docs/delivery.md)", phones.wechatUrl(),
                phones.smsUrl());
    }

    private static String describe(JsonNode worker) {
        List<String> words = new ArrayList<>();
        worker.path("trades").forEach(word -> words.add(word.asText()));
        return worker.path("externalId").asText() + "（想做：" + String.join("、", words) + "）";
    }

    private static String reasons(JsonNode pick) {
        List<String> texts = new ArrayList<>();
        pick.path("reasons").forEach(reason -> texts.add(reason.path("text").asText()));
        return String.join(" · ", texts);
    }

    private void examples(String run, JsonNode worker, Map<String, String> tokens) {
        String api = settings.apiUrl() + "/api/v1";
        console.line("\n  试一试 Try:");
        console.line("    curl -s -G -H 'Authorization: Bearer %s' %s/postings --data-urlencode q=焊工 -d limit=3",
                tokens.get("PORTAL"), api);
        console.line("    curl -s -H 'Authorization: Bearer %s' %s/workers/%s/recommendations", tokens.get("WORKER"),
                api,
                worker.path("id").asText());
        console.line("    curl -s -H 'Authorization: Bearer %s' %s/recommendation-runs/%s", tokens.get("SCHEDULER"),
                api, run);
        console.line("    curl -s -H 'Authorization: Bearer %s' -H 'Content-Type: application/json' %s/matches \\",
                tokens.get("PORTAL"), api);
        console.line("      -d '%s'",
                "{\"age\":45,\"sex\":\"F\",\"home\":{\"areaCode\":\"500235\"},\"trades\":[\"带娃\",\"煮饭\"]}");
    }
}
