package io.sanjian.support.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * The PostgreSQL of {@code mvn quarkus:dev}. The build starts it beside dev mode; it ends with the Maven that started it, and
 * its data stay in {@code .sanjian/dev} until somebody deletes them. Where an address of another database is set it does
 * nothing.
 *
 * <p>Arguments: the folder of the project, and the port and the password that the settings of dev mode name.
 */
final class DevDatabase {
    private static final Map<String, String> SETTINGS = Map.of("synchronous_commit", "off");

    private DevDatabase() {
    }

    static void main(String[] arguments) throws InterruptedException {
        Console console = new Console();
        int port = Integer.parseInt(arguments[1]);
        if (System.getenv("QUARKUS_DATASOURCE_REACTIVE_URL") != null) {
            return;
        }
        if (!Ports.isFree(port)) {
            console.line("Dev mode uses the PostgreSQL that has port %d already", port);
            return;
        }
        try {
            HomeFolder home = HomeFolder.take(Path.of(arguments[0]).toAbsolutePath().resolve(".sanjian/dev"));
            PostgresServer postgres = new PostgresServer(PostgresBinaries.unpack(home.path()),
                    home.path().resolve("postgresql"), arguments[2], SETTINGS);
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::close, "stop"));
            ProcessHandle.current().parent().ifPresent(maven -> maven.onExit().thenRun(() -> System.exit(0)));
            postgres.startOn(port);
            console.line("PostgreSQL of dev mode: %s, user %s, password %s", postgres.database().url(),
                    postgres.database().user(), postgres.database().password());
            new CountDownLatch(1).await();
        } catch (IOException | LocalFailure e) {
            console.line("[ERROR] %s", e.getMessage());
            System.exit(1);
        }
    }
}
