package io.sanjian.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sanjian.reference.area.Areas;
import io.sanjian.reference.trade.Certificates;
import io.sanjian.support.demo.DemoPostings;
import io.sanjian.support.demo.DemoWorkers;
import io.sanjian.support.fake.FakeWechat;
import io.sanjian.support.local.ApiClient;
import io.sanjian.support.local.MiniProgram;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A small city: some have WeChat, some only a number, most neither, and a portal that hears of all. */
final class City {
    static final int POSTINGS = 1_500;
    static final int WORKERS = 400;
    private static final int WITH_WECHAT = 40;
    private static final int WITH_PHONE = 100;
    private static final String SOURCE = "city";
    private static final String BY_NUMBER = "select id from worker where source = ? and external_id = ?";

    private final Areas areas = Areas.load();
    private final Certificates certificates = Certificates.load();
    private final LocalDate today = LocalDate.now(Clock.systemUTC());
    private final Map<Long, String> openids = new HashMap<>();
    private final Set<Long> withPhone = new HashSet<>();

    /** Enters all, and plays those with WeChat. */
    void load(Replica replica, Phones phones, Sql sql) throws IOException, InterruptedException {
        importPostings(replica.api(), Seed.value(), POSTINGS);
        JsonNode workers = replica.api().importRows("/workers/import?report=faults&source=" + SOURCE, workers());
        assertThat(workers.path("accepted").asInt()).as("%s", workers).isEqualTo(WORKERS);
        for (int number = 0; number < WITH_PHONE; number++) {
            withPhone.add(sql.number(BY_NUMBER, SOURCE, "demo-%05d".formatted(number)));
        }
        replica.api().post("/webhooks", JsonNodeFactory.instance.objectNode().put("url", phones.hook()));
        MiniProgram program = new MiniProgram(replica.apiUrl(), phones.wechat());
        for (int number = 0; number < WITH_WECHAT; number++) {
            String openid = "o-city-" + number;
            MiniProgram.Person person = program.logIn(openid, phone(number));
            program.subscribe(person, openid, FakeWechat.LONG_TERM);
            openids.put(person.workerId(), openid);
        }
    }

    /** Rows of posts; another version of the same ones changes some of each. */
    JsonNode importPostings(ApiClient api, long version, int count) throws IOException, InterruptedException {
        return api.importRows("/postings/import?report=faults&source=" + SOURCE,
                new DemoPostings(version, today, areas, certificates).rows(count));
    }

    /** Something that is done while rows are sent. */
    @FunctionalInterface
    interface Interruption {
        void run() throws InterruptedException;
    }

    /** The same, interrupted before one of the rows. */
    void importPostings(ApiClient api, long version, int count, int before, Interruption interruption)
            throws IOException, InterruptedException {
        int[] number = {0};
        api.importRows("/postings/import?report=faults&source=" + SOURCE,
                new DemoPostings(version, today, areas, certificates).rows(count).peek(row -> {
                    if (number[0]++ == before) {
                        try {
                            interruption.run();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    }
                }));
    }

    private Stream<ObjectNode> workers() {
        int[] number = {0};
        return new DemoWorkers(Seed.value(), today, areas, certificates).rows(WORKERS).peek(row -> {
            if (number[0] < WITH_PHONE) {
                row.put("phone", phone(number[0])).put("consent", true);
            }
            number[0]++;
        });
    }

    static String phone(int number) {
        return "1990000%04d".formatted(number);
    }

    /** Whether a phone can ring for the worker. */
    boolean hasPhone(long worker) {
        return withPhone.contains(worker);
    }

    /** Who has WeChat, by worker. */
    Map<Long, String> openids() {
        return Map.copyOf(openids);
    }
}
