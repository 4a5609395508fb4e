package io.sanjian.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.sanjian.support.fake.PortalPlay;
import io.sanjian.support.fake.WechatPlay;
import io.sanjian.support.local.ApiClient;
import io.sanjian.support.local.MiniProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Three replicas on one database. */
class ReplicasIT extends FaultCases {

    @Override
    int replicas() {
        return 3;
    }

    /** Does something at all replicas at the same time. */
    private static <T> List<T> atOnce(FaultBed bed, ReplicaCall<T> call) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<T>> calls = bed.replicas().stream().<Callable<T>>map(r -> () -> call.on(r)).toList();
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        }
    }

    @FunctionalInterface
    private interface ReplicaCall<T> {
        T on(Replica replica) throws Exception;
    }

    @Test
    void oneOrderAtAllReplicasIsOneRun(FaultBed bed) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            String key = "replicas-" + round;
            Set<Long> runs = Set.copyOf(atOnce(bed, replica -> bed.begin(replica, key)));
            assertThat(runs).hasSize(1);
            bed.awaitGood("none, three replicas", runs.iterator().next());
        }
    }

    /** Of three replicas one dies in the run and another in the delivery; the third does what they left. */
    @Test
    void twoOfThreeReplicasAreKilled(FaultBed bed) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Replica last = bed.replicas().getLast();
            // Before the run: its delivery may be over when the first of them is dead.
            int sent = bed.phones().portal().calls(PortalPlay.HOOK);
            long run = bed.begin(last, "two-die-" + round);
            bed.awaitPhase(run, random.nextBoolean() ? "SEARCHING" : "STORING");
            bed.replicas().get(0).kill();
            FaultBed.await("a delivery").until(() -> bed.phones().portal().calls(PortalPlay.HOOK) > sent);
            bed.replicas().get(1).kill();
            bed.awaitGood("kill -9 of two of three replicas", run);
            bed.revive(replicas());
        }
    }

    @Test
    void theSameImportAtAllReplicasEntersEachRowOnce(FaultBed bed) throws Exception {
        long before = bed.sql().number("select count(*) from posting");
        long version = random.nextLong();
        for (JsonNode counts : atOnce(bed, r -> bed.city().importPostings(r.api(), version, City.POSTINGS))) {
            assertThat(counts.path("rejected").asInt()).as("%s", counts).isZero();
        }
        assertThat(bed.sql().number("select count(*) from posting")).isEqualTo(before);
        bed.awaitIndexLikeTable("one import at three replicas");
    }

    /** All get an answer, for an answer may be lost on the way; what goes on working afterwards is one of them. */
    @Test
    void oneRefreshTokenAtAllReplicasStaysOneSession(FaultBed bed) throws Exception {
        MiniProgram program = new MiniProgram(bed.service().apiUrl(), bed.phones().wechat());
        MiniProgram.Person person = program.logIn("o-city-0", City.phone(0));
        List<String> next = atOnce(bed, replica -> refresh(replica, person.refreshToken()));
        List<String> working = next.stream().filter(token -> isCurrent(bed, token)).toList();
        assertThat(working).as("refresh tokens that work, of %d handed out", next.size()).hasSize(1);
        assertThat(refresh(bed.service(), working.getFirst())).isNotEmpty();
    }

    private static String refresh(Replica replica, String token) throws Exception {
        return new ApiClient(replica.apiUrl(), null)
                .post("/auth/refresh", JsonNodeFactory.instance.objectNode().put("refreshToken", token))
                .path("refreshToken").asText();
    }

    private static boolean isCurrent(FaultBed bed, String token) {
        return bed.sql().number("select count(*) from login_session where refresh_hash = sha256(convert_to(?, 'UTF8')) "
                + "and revoked_at is null", token) == 1;
    }

    @Test
    void oneReplicaFetchesTheNextAccessTokenForAll(FaultBed bed) throws Exception {
        WechatPlay wechat = bed.phones().wechat();
        int before = wechat.calls(WechatPlay.TOKEN);
        wechat.killToken();
        bed.awaitGood("WeChat ends the access token, three replicas", bed.begin("one-token"));
        assertThat(wechat.calls(WechatPlay.TOKEN) - before).as("calls of stable_token").isEqualTo(1);
    }

    @Test
    void whatIsChangedAtOneIsFoundAtAll(FaultBed bed) throws Exception {
        long version = random.nextLong();
        bed.city().importPostings(bed.replicas().getLast().api(), version, City.POSTINGS);
        bed.awaitIndexLikeTable("an import at another replica");
        Set<Long> totals = atOnce(bed, r -> r.api().get("/postings?limit=1").path("total").asLong()).stream()
                .collect(Collectors.toSet());
        assertThat(totals).hasSize(1);
    }
}
