package io.sanjian.deploy;

import static io.restassured.RestAssured.given;
import static io.sanjian.support.Api.admin;
import static io.sanjian.support.Api.awaitSearchable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.sanjian.support.TestDatabase;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What is measured is fit for Prometheus, and alert rules and dashboard ask for nothing else. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@TestProfile(WithTicks.class)
class MonitoringTest {
    private static final Path COMPONENT = Manifests.ROOT.resolve("components/monitoring");
    private static final Path TARGET = Path.of("target/monitoring");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** Of PromQL, where a name stands that is no metric. */
    private static final Set<String> WORDS =
            Set.of("by", "without", "on", "ignoring", "group_left", "group_right", "unless",
                    "and", "or", "offset", "bool", "inf", "nan");
    private static final Pattern NAME = Pattern.compile("(?<![\\w:$.])([a-zA-Z_:][\\w:]*)(?!\\s*\\()(?![\\w:])");

    @TestHTTPResource(value = "/metrics", management = true)
    URL metrics;
    @Inject
    Pool pool;

    /** Something of everything that is measured only once it has happened. */
    @BeforeEach
    void work() {
        admin().contentType("application/x-ndjson").body("""
                {"externalId": "M-1", "title": "电焊工", "areaCode": "500116"}
                {"externalId": "M-2"}
                """.getBytes(StandardCharsets.UTF_8)).post("/api/v1/postings/import?source=monitoring").then()
                .statusCode(200);
        awaitSearchable("area=500116", 1);
        admin().contentType("application/json")
                .body("{\"age\": 40, \"home\": {\"areaCode\": \"500116\"}, \"trades\": [\"焊工\"]}")
                .post("/api/v1/matches").then().statusCode(200);
        admin().contentType("application/json").body("{\"areaCodes\": [\"500243\"], \"groups\": [\"DISABLED\"]}")
                .post("/api/v1/recommendation-runs").then().statusCode(202);
        pool.query("""
                insert into run (requested_by, match_at, exposure, rules_version, state, phase, finished_at)
                values ('monitoring', now(), 5, 'test', 'FAILED', 'DONE', now())
                """).executeAndAwait();
        admin().get("/api/v1/postings").then().statusCode(200);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(scrape()).contains("sanjian_run_last_lists{",
                "sanjian_run_last_failure_timestamp_seconds{",
                "uri=\"/api/v1/postings\"", "sanjian_delivery_queue_age_seconds{"));
    }

    @Test
    void prometheusFindsNothingToSayOfWhatIsMeasured() throws Exception {
        Promtool.Said said = Promtool.run(Path.of("."), stored("scrape.txt", scrape()), "check", "metrics");
        assertThat(said.text()).isBlank();
        assertThat(said.status()).isZero();
    }

    @Test
    void everythingHasAHelpTextOfItsOwn() {
        assertThat(scrape().lines().filter(line -> line.startsWith("# HELP sanjian_"))).isNotEmpty()
                .allSatisfy(line -> assertThat(line.split(" ", 4)[3]).hasSizeGreaterThan(10));
    }

    @Test
    void rulesAreWellFormedAndAlertWhenTheyShould() throws Exception {
        stored("rules.yaml", new Yaml().dump(Manifests.map(rules().body().get("spec"))));
        Path cases = Path.of("src/test/resources/monitoring/rules-test.yaml");
        stored("rules-test.yaml", Files.readString(cases));
        Promtool.Said checked = Promtool.run(TARGET, null, "check", "rules", "rules.yaml");
        assertThat(checked.status()).as(checked.text()).isZero();
        Promtool.Said tested = Promtool.run(TARGET, null, "test", "rules", "rules-test.yaml");
        assertThat(tested.status()).as(tested.text()).isZero();
    }

    @Test
    void everyRuleHasACase() throws IOException {
        List<String> tried = new ArrayList<>();
        Manifests.read(Path.of("src/test/resources/monitoring/rules-test.yaml"))
                .forEach(file -> Manifests.list(file.body(), "tests")
                        .forEach(test -> Manifests.list(test, "alert_rule_test")
                                .forEach(each -> tried.add(Manifests.string(each.get("alertname"))))));
        assertThat(alerts().map(rule -> Manifests.string(rule.get("alert")))).isNotEmpty().isSubsetOf(tried);
    }

    @Test
    void rulesSayWhatIsToBeDone() {
        assertThat(alerts()).allSatisfy(rule -> {
            assertThat(Manifests.at(rule, "labels", "severity")).isIn("critical", "warning");
            assertThat(Manifests.string(Manifests.at(rule, "annotations", "summary"))).isNotBlank();
            assertThat(Manifests.string(Manifests.at(rule, "annotations", "description"))).isNotBlank();
        });
    }

    @Test
    void rulesAndDashboardAskForWhatIsMeasured() throws IOException {
        Set<String> measured = scrape().lines().filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.split("[{ ]", 2)[0]).collect(Collectors.toSet());
        List<String> expressions = new ArrayList<>(alerts().map(rule -> Manifests.string(rule.get("expr"))).toList());
        expressions.addAll(dashboard().findValuesAsText("expr"));
        Set<String> asked = expressions.stream().flatMap(expression -> metricsOf(expression).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(asked).hasSizeGreaterThan(10).isSubsetOf(measured);
    }

    @Test
    void theDashboardCanBeTakenIn() throws IOException {
        JsonNode dashboard = dashboard();
        assertThat(dashboard.path("uid").asText()).isEqualTo("sanjian");
        assertThat(dashboard.path("panels")).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.path("title").asText()).isNotBlank();
            assertThat(panel.path("datasource").path("uid").asText()).isEqualTo("${datasource}");
            assertThat(panel.path("gridPos").path("w").asInt() + panel.path("gridPos").path("x").asInt()).isBetween(1,
                    24);
        });
        assertThat(Stream.of(dashboard.path("panels")).flatMap(panels -> panels.findValuesAsText("id").stream()))
                .doesNotHaveDuplicates();
    }

    /** Names in an expression that are neither functions nor words nor labels. */
    private static Set<String> metricsOf(String expression) {
        String bare = expression.replaceAll("\"[^\"]*\"", "").replaceAll("\\{[^}]*}", " ")
                .replaceAll("\\[[^\\]]*]", " ")
                .replaceAll("(by|without|on|ignoring)\\s*\\([^)]*\\)", " ").replaceAll("\\boffset\\s+\\w+", " ");
        return NAME.matcher(bare).results().map(result -> result.group(1)).filter(name -> !WORDS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Manifests.Manifest rules() {
        return Manifests.in(COMPONENT).stream().filter(manifest -> manifest.kind().equals("PrometheusRule")).findAny()
                .orElseThrow();
    }

    private static Stream<Map<?, ?>> alerts() {
        return Manifests.list(rules().body(), "spec", "groups").stream()
                .flatMap(group -> Manifests.list(group, "rules").stream());
    }

    private static JsonNode dashboard() throws IOException {
        return new ObjectMapper().readTree(COMPONENT.resolve("dashboard.json").toFile());
    }

    private String scrape() {
        return given().accept("text/plain; version=0.0.4").get(metrics.toString()).then().statusCode(200).extract()
                .asString();
    }

    private static Path stored(String name, String text) throws IOException {
        Files.createDirectories(TARGET);
        return Files.writeString(TARGET.resolve(name), text);
    }
}
