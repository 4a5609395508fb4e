package io.sanjian.login;

import static io.sanjian.support.Api.as;
import static io.sanjian.support.People.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sanjian.database.Transactions;
import io.sanjian.support.People;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.fake.FakeServices;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What happens at the same moment, or not at all. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(FakeServices.class)
class SessionsTest {
    private static final String ACCOUNT = "select account_id from login_session where id = $1";
    private static final String TAKEN_OVER = """
            update wechat_account set worker_id = null, linked_at = null where id = $1
            """;
    private static final String WAITING = "select 1 from pg_locks where not granted and pid <> pg_backend_pid()";

    private final Pool pool;
    private final Sessions sessions;
    private final Transactions transactions;

    SessionsTest(Pool pool, Sessions sessions, Transactions transactions) {
        this.pool = pool;
        this.sessions = sessions;
        this.transactions = transactions;
    }

    @Test
    void whoLogsInWhileTheWorkerGoesToAnotherAccountIsNotThatWorker() {
        String openid = People.openid();
        String phone = People.phone();
        People.entered(phone, null);
        ValidatableResponse login = People.logIn(openid);
        String token = login.extract().path("accessToken");
        People.prove(token, phone);
        post(token, "link", Map.of()).statusCode(200);
        UUID account = account(login);

        CompletableFuture<ValidatableResponse> late = transactions.call(tx -> {
            tx.preparedQuery(TAKEN_OVER).executeAndAwait(Tuple.of(account));
            sessions.moved(tx, account).await().indefinitely();
            CompletableFuture<ValidatableResponse> answer = CompletableFuture.supplyAsync(() -> People.logIn(openid));
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> answer.isDone() || pool.query(WAITING).executeAndAwait().size() > 0);
            return answer;
        });

        assertThat(late.join().statusCode(200).extract().<Object>path("workerId")).isNull();
    }

    @Test
    void anEndThatIsUndoneEndsNothing() {
        ValidatableResponse login = People.logIn(People.openid());
        UUID account = account(login);
        assertThatThrownBy(() -> pool.withTransaction(tx -> sessions.moved(tx, account)
                .chain(() -> Uni.createFrom().failure(new IllegalStateException("undone")))).await().indefinitely())
                .hasMessage("undone");
        as(login.extract().path("accessToken")).get("/api/v1/auth/sessions").then().statusCode(200);
    }

    private UUID account(ValidatableResponse login) {
        UUID session = UUID.fromString(login.extract().path("sessionId"));
        return pool.preparedQuery(ACCOUNT).executeAndAwait(Tuple.of(session)).iterator().next().getUUID(0);
    }
}
