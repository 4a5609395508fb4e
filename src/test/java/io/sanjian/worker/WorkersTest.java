package io.sanjian.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sanjian.reference.area.AreaScope;
import io.sanjian.reference.area.Areas;
import io.sanjian.reference.terms.WorkerGroup;
import io.sanjian.support.Api;
import io.sanjian.support.TestDatabase;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Workers as runs read them. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class WorkersTest {
    private static final String SOURCE = "workers-test";

    @Inject
    Workers workers;
    @Inject
    Areas areas;
    @Inject
    Pool pool;

    @Test
    void pagesFollowTheScopeAndLeaveOutWhoRefused() {
        long veteran = saved("p1", "500242", null, "\"groups\": [\"VETERAN\"]");
        long refused = saved("p2", "500242", null, "\"consent\": false");
        long agreed =
                saved("p3", "500242", "500242001", "\"consent\": true, \"groups\": [\"LOW_INCOME\", \"DISABLED\"]");
        long elsewhere = saved("p4", "500241", null, "\"age\": 40");
        long before = veteran - 1;

        WorkerScope district = new WorkerScope(List.of("500242"), Set.of());
        assertThat(workers.idsAfter(district, before, 100).await().indefinitely()).containsExactly(veteran, agreed);
        assertThat(workers.idsAfter(district, before, 1).await().indefinitely()).containsExactly(veteran);
        assertThat(workers.idsAfter(district, veteran, 100).await().indefinitely()).containsExactly(agreed);
        assertThat(workers.idsAfter(new WorkerScope(List.of("500242001", "500241"), Set.of()), before, 100).await()
                .indefinitely())
                .containsExactly(agreed, elsewhere);
        assertThat(workers.idsAfter(new WorkerScope(List.of("500242"), Set.of(WorkerGroup.DISABLED)), before, 100)
                .await().indefinitely())
                .containsExactly(agreed);
        assertThat(workers.idsAfter(WorkerScope.ALL, before, 100).await().indefinitely())
                .containsExactly(veteran, agreed, elsewhere)
                .doesNotContain(refused);
    }

    @Test
    void theDatabaseReachesTheSameHomesAsTheRule() {
        List<String> homes =
                List.of("500105", "500109", "500112", "500112133", "500112003", "500240", "500240100", "500198");
        List<Worker> all = new ArrayList<>();
        for (String home : homes) {
            String town = home.length() == 9 ? home : null;
            all.addAll(workers.load(List.of(saved("reach " + home, home.substring(0, 6), town, "\"age\": 40"))).await()
                    .indefinitely());
        }
        String liangjiang = areas.current("500112").orElseThrow().code();
        List<String> scopes = Stream.concat(homes.stream(), Stream.of(liangjiang, "500106", "500000")).toList();
        for (String scope : scopes) {
            AreaScope reach = AreaScope.of(List.of(scope), areas);
            List<Long> ids =
                    workers.idsAfter(new WorkerScope(List.of(scope), Set.of()), 0, 1_000_000).await().indefinitely();
            for (Worker worker : all) {
                assertThat(ids.contains(worker.id())).as("%s from %s", worker.key().externalId(), scope)
                        .isEqualTo(
                                reach.covers(worker.intention().home().areaCode(), worker.intention().home().townCode(),
                                        worker.intention().home().villageCode()));
            }
        }
    }

    @Test
    void aWorkerIsLoadedWithoutNameAndTheNameOpensApart() {
        long id = saved("load", "500240", "500240100", """
                "name": "冯十一", "birthDate": "1985-02-03", "trades": ["打螺丝"], "certificates": ["低压电工证"],
                "expectedPay": {"min": 30, "unit": "HOUR"}, "exclude": {"postings": ["a"], "employers": ["b"]}""");
        Worker worker = workers.load(List.of(id, 999_999_999L)).await().indefinitely().getFirst();
        assertThat(worker.birthDate()).isEqualTo(LocalDate.of(1985, 2, 3));
        assertThat(worker.intention().trades()).containsExactly("打螺丝");
        assertThat(worker.intention().certificates()).hasSize(1);
        assertThat(worker.intention().expectedPay().min()).isEqualTo(30);
        assertThat(worker.intention().excluded().postings()).containsExactly("a");
        assertThat(worker.toString()).doesNotContain("冯十一");
        WorkerName name = workers.names(List.of(id)).await().indefinitely().getFirst();
        assertThat(name.name()).isEqualTo("冯十一");
        assertThat(name.toString()).doesNotContain("冯十一");
    }

    @Test
    void namesAndNumbersAreSealedInTheTable() {
        long id = saved("sealed", "500240", null,
                "\"name\": \"陈十二\", \"phone\": \"13600002222\", \"idNumber\": \"11010519491231002x\"");
        String row = pool.query("select w::text from worker w where id = " + id).executeAndAwait().iterator().next()
                .getString(0);
        assertThat(row).doesNotContain("陈", "13600002222", "11010519491231002").contains("t1:");
    }

    /** @param fields the rest of the JSON object */
    private static long saved(String externalId, String areaCode, String townCode, String fields) {
        String home = townCode == null ? "" : ", \"townCode\": \"" + townCode + "\"";
        String birth = fields.contains("age") || fields.contains("birthDate") || fields.contains("idNumber") ? ""
                : "\"age\": 40, ";
        return Api.worker("""
                {"source": "%s", "externalId": "%s", "home": {"areaCode": "%s"%s}, %s%s}
                """.formatted(SOURCE, externalId, areaCode, home, birth, fields));
    }
}
