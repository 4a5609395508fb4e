package io.sanjian.support.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.clock.BusinessZone;
import io.sanjian.reference.area.Areas;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.support.demo.DemoPostings;
import io.sanjian.support.demo.DemoWorkers;
import io.sanjian.support.local.LocalSettings.Database;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Brings demo data and a first run into the service, through its API, as a portal and a scheduler would. What is there
 * already is left alone, so that it can be interrupted anywhere and begun again.
 */
final class DemoSetup {
    static final String SOURCE = "demo";
    private static final long SEED = 1131;
    private static final int POSTINGS = 24_000;
    private static final int WORKERS = 2_000;
    private static final String FIRST_RUN = "demo-first-run";
    private static final String LIVE_POSTINGS = """
            select count(*) from posting where source = 'demo' and status = 'OPEN' and valid_through >= '%s'""";
    private static final String STORED_WORKERS = "select count(*) from worker where source = 'demo'";
    private static final String OPEN_POSTINGS = "select count(*) from posting where status = 'OPEN'";
    private static final long POLL_MILLIS = 250;

    private final ApiClient api;
    private final Database database;
    private final Console console;
    private final LocalDate today;

    DemoSetup(ApiClient api, Database database, Console console, Clock clock) {
        this.api = api;
        this.database = database;
        this.console = console;
        this.today = LocalDate.ofInstant(clock.instant(), BusinessZone.ID);
    }

    /** Loads what is missing, waits until it can be found, and gives the first run, completed. */
    JsonNode ensure() throws IOException, InterruptedException {
        Areas areas = Areas.load();
        Certificates certificates = Certificates.load();
        // Demo posts end after two to six months: once half of them are over, all get new dates.
        if (database.count(LIVE_POSTINGS.formatted(today)) < POSTINGS / 2) {
            load("生成并导入示例岗位 Demo postings", "/postings/import?report=faults&source=" + SOURCE, POSTINGS,
                    new DemoPostings(SEED, today, areas, certificates).rows(POSTINGS));
        }
        if (database.count(STORED_WORKERS) < WORKERS) {
            load("生成并导入示例返乡人员 Demo workers", "/workers/import?report=faults&source=" + SOURCE, WORKERS,
                    new DemoWorkers(SEED, today, areas, certificates).rows(WORKERS));
        }
        awaitIndex();
        return firstRun();
    }

    private void load(String title, String path, int total, Stream<ObjectNode> rows)
            throws IOException, InterruptedException {
        Console.Step step = console.step(title);
        AtomicLong sent = new AtomicLong();
        JsonNode counts = api.importRows(path,
                rows.peek(row -> step.progress("已发送 sent", sent.incrementAndGet(), total)));
        step.done("新增 accepted %,d · 更新 updated %,d · 未变 unchanged %,d · 退回 rejected %,d",
                counts.path("accepted").asLong(), counts.path("updated").asLong(), counts.path("unchanged").asLong(),
                counts.path("rejected").asLong());
        if (counts.path("rejected").asLong() > 0) {
            counts.path("rows").forEach(row -> {
                if (row.has("violations")) {
                    console.line("      %s", row);
                }
            });
        }
    }

    private void awaitIndex() throws IOException, InterruptedException {
        Console.Step step = console.step("索引 Index");
        long wanted = database.count(OPEN_POSTINGS);
        long found = found();
        while (found < wanted) {
            step.progress("可检索 searchable", found, wanted);
            Thread.sleep(POLL_MILLIS);
            wanted = database.count(OPEN_POSTINGS);
            found = found();
        }
        step.done("可检索 searchable %,d", found);
    }

    private long found() throws IOException, InterruptedException {
        return api.get("/postings?limit=1").path("total").asLong();
    }

    private JsonNode firstRun() throws IOException, InterruptedException {
        Console.Step step = console.step("推荐批次 First recommendation run");
        ObjectNode order = JsonNodeFactory.instance.objectNode();
        order.put("wholeCity", true).putArray("channels").add("INBOX");
        JsonNode run = api.post("/recommendation-runs", order, "Idempotency-Key", FIRST_RUN);
        String path = "/recommendation-runs/" + run.path("id").asText();
        String state = run.path("state").asText();
        while (state.equals("PENDING") || state.equals("RUNNING")) {
            Thread.sleep(POLL_MILLIS);
            run = api.get(path);
            state = run.path("state").asText();
            step.progress(run.path("phase").asText(), run.path("done").asLong(), run.path("total").asLong(),
                    run.path("perSecond").asDouble());
        }
        if (!state.equals("COMPLETED")) {
            throw new LocalFailure("The first run ended as " + state + ": " + run);
        }
        step.done("批次 run %s · 三荐齐 full %,d · 不足三个 short %,d", run.path("id").asText(),
                run.path("full").asLong(), run.path("short").asLong());
        return run;
    }
}
