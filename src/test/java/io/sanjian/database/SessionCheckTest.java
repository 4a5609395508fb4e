package io.sanjian.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sanjian.support.local.Ports;
import io.sanjian.support.local.PostgresBinaries;
import io.sanjian.support.local.PostgresServer;
import io.vertx.mutiny.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A PostgreSQL itself, and a real PgBouncer in front of it; where there is none to be had, its cases are skipped. */
class SessionCheckTest {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Path BOUNCER = Path.of("/usr/sbin/pgbouncer");
    private static final String PASSWORD = "session-check";
    private static Path home;
    private static PostgresServer postgres;
    private static Vertx vertx;
    private Process bouncer;

    @BeforeAll
    static void startPostgres() throws IOException {
        home = Files.createTempDirectory("session-check-");
        postgres = new PostgresServer(PostgresBinaries.unpack(TARGET), home.resolve("database"), PASSWORD,
                Map.of("fsync", "off"));
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
        postgres.start();
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stopPostgres() throws IOException {
        vertx.closeAndAwait();
        postgres.close();
        PostgresServer.deleteAll(home);
    }

    @AfterEach
    void stopBouncer() throws InterruptedException {
        if (bouncer != null) {
            bouncer.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void postgresItselfKeepsSessions() {
        assertThatCode(check(database())::requireSessions).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 20})
    void transactionPoolingIsRefusedWhateverTheSizeOfItsPool(int size) throws IOException {
        PgConnectOptions address = startBouncer("transaction", size);

        assertThatIllegalStateException().isThrownBy(check(address)::requireSessions)
                .withMessageContaining("pool_mode = session");
    }

    @Test
    void transactionPoolingThatTakesTurnsIsRefused() throws IOException {
        PgConnectOptions address = startBouncer("transaction\nserver_round_robin = 1\nmin_pool_size = 10", 20);

        assertThatIllegalStateException().isThrownBy(check(address)::requireSessions);
    }

    @Test
    void statementPoolingIsRefused() throws IOException {
        PgConnectOptions address = startBouncer("statement", 20);

        assertThatCode(check(address)::requireSessions).isInstanceOf(RuntimeException.class);
    }

    @Test
    void sessionPoolingIsAccepted() throws IOException {
        PgConnectOptions address = startBouncer("session", 20);

        assertThatCode(check(address)::requireSessions).doesNotThrowAnyException();
    }

    private static SessionCheck check(PgConnectOptions address) {
        return new SessionCheck(new DirectConnections(vertx, () -> address));
    }

    private static PgConnectOptions database() {
        String url = postgres.database().url();
        return PgConnectOptions.fromUri(url).setUser("sanjian").setPassword(PASSWORD);
    }

    private PgConnectOptions startBouncer(String mode, int size) throws IOException {
        assumeTrue(Files.isExecutable(BOUNCER), "PgBouncer is not installed");
        PgConnectOptions server = database();
        int port = Ports.free();
        Path settings = Files.createTempFile("pgbouncer", ".ini");
        Files.writeString(settings, """
                [databases]
                * = host=%s port=%d user=sanjian password=%s
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = any
                ignore_startup_parameters = extra_float_digits
                default_pool_size = %d
                pool_mode = %s
                """.formatted(server.getHost(), server.getPort(), PASSWORD, port, size, mode));
        settings.toFile().setReadable(true, false);
        bouncer = new ProcessBuilder(List.of(BOUNCER.toString(), "-u", "nobody", settings.toString()))
                .redirectErrorStream(true).redirectOutput(TARGET.resolve("session-check-pgbouncer.log").toFile())
                .start();
        Awaitility.await("PgBouncer").atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> {
            new Socket("127.0.0.1", port).close();
            return true;
        });
        return new PgConnectOptions(server).setPort(port);
    }
}
