package io.sanjian.support.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.lucene.util.IOUtils;

/**
 * A real PostgreSQL in a folder, for tests and for the local server only; reachable from this machine alone, by
 * password. A server that an earlier, killed process left behind is stopped first; what a killed server left is
 * recovered by PostgreSQL itself.
 */
public final class PostgresServer implements AutoCloseable {
    private static final String USER = "sanjian";
    private static final int DELETE_ATTEMPTS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    /** How long a start that fails is tried again. */
    private static final Duration TO_START = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Path binaries;
    private final Path data;
    private final Path log;
    private final String user;
    private final String password;
    private final Map<String, String> configuration;
    private final Privileges privileges = Privileges.ofThisProcess();
    private int port;

    /**
     * @param binaries      as {@link PostgresBinaries#unpack} gives it
     * @param home          folder for the data and the log of this server, and nothing else
     * @param password      of the one user
     * @param configuration settings of {@code postgresql.conf}, each overriding the default
     */
    public PostgresServer(Path binaries, Path home, String password, Map<String, String> configuration) {
        this(binaries, home, USER, password, configuration);
    }

    /** @param user the one user */
    public PostgresServer(Path binaries, Path home, String user, String password,
            Map<String, String> configuration) {
        this.binaries = binaries;
        this.data = home.resolve("data");
        this.log = home.resolve("postgresql.log");
        this.user = user;
        this.password = password;
        this.configuration = Map.copyOf(configuration);
    }

    /** As {@link #start()}, on this port. */
    void startOn(int chosen) throws IOException {
        port = chosen;
        start();
    }

    /** Starts, or starts again on the same port. */
    public void start() throws IOException {
        Files.createDirectories(data.getParent());
        if (!run(List.of("test", "-x", program("initdb")))) {
            throw new LocalFailure("PostgreSQL refuses to run as root, and here runs as nobody, who cannot reach "
                    + binaries + ". Move the data folder with SANJIAN_HOME, or: " + Privileges.ADVICE);
        }
        stopLeftBehind();
        if (!Files.exists(data)) {
            initialise();
        }
        if (port == 0) {
            port = Ports.free();
        }
        List<String> options = new ArrayList<>(List.of("-p", Integer.toString(port), "-c listen_addresses=127.0.0.1",
                "-c unix_socket_directories=", "-c timezone=UTC"));
        configuration.forEach((name, value) -> options.add("-c " + name + "=" + value));
        // A killed server's shared memory stays until the last of its processes has noticed and ended.
        long deadline = System.nanoTime() + TO_START.toNanos();
        while (!control("start", "-l", log.toString(), "-o", String.join(" ", options))) {
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                throw new LocalFailure("PostgreSQL does not start. The end of its log " + log + ":\n" + endOfLog());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void initialise() throws IOException {
        Path unfinished = data.resolveSibling("initialising");
        deleteAll(unfinished);
        Files.createDirectories(unfinished);
        Path passwordFile = Files.createTempFile(data.getParent(), "password", "");
        try {
            Files.writeString(passwordFile, password);
            privileges.own(data.getParent());
            boolean done = run(List.of(program("initdb"), "-D", unfinished.toString(), "-U", user,
                    "--pwfile=" + passwordFile, "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C",
                    "--no-instructions"));
            if (!done) {
                throw new LocalFailure("PostgreSQL cannot be set up in " + unfinished + ":\n" + endOfLog());
            }
        } finally {
            Files.delete(passwordFile);
        }
        Files.move(unfinished, data);
    }

    /** Stops the server of this folder if there is one, and forgets one that is long gone. */
    private void stopLeftBehind() throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        if (process().isEmpty()) {
            Files.delete(pidFile); // its number may belong to another program by now
        } else if (!stop("fast") && !stop("immediate")) {
            throw new LocalFailure("The PostgreSQL of " + data + " (process " + process().map(ProcessHandle::pid)
                    .orElse(0L) + ") runs already and does not stop.");
        }
    }

    /** The server process, where it is running. */
    public Optional<ProcessHandle> process() {
        try {
            long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).getFirst().strip());
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isOurs);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A number may have gone to another program since, another PostgreSQL included. */
    private boolean isOurs(ProcessHandle process) {
        return process.info().commandLine().filter(line -> line.contains(data.toString())).isPresent();
    }

    /** Where it listens, and as whom to come. */
    public LocalSettings.Database database() {
        return new LocalSettings.Database("postgresql://127.0.0.1:" + port + "/postgres", user, password);
    }

    @Override
    public void close() {
        if (process().isPresent() && !stop("fast")) {
            stop("immediate");
        }
    }

    private boolean stop(String mode) {
        return control("stop", "-m", mode);
    }

    private boolean control(String action, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(program("pg_ctl"), action, "-D", data.toString(), "-s", "-w", "-t",
                        Long.toString(PATIENCE.toSeconds())));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private boolean run(List<String> command) {
        try {
            // Into the log, not a pipe: the server inherits the stream and would hold a pipe open.
            Process process = new ProcessBuilder(privileges.command(command.toArray(String[]::new)))
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
            if (!process.waitFor(PATIENCE.toSeconds() + 10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            throw new LocalFailure("Cannot run " + command.getFirst() + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String program(String name) {
        return binaries.resolve("bin").resolve(name).toString();
    }

    private String endOfLog() throws IOException {
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 12), lines.size()));
    }

    /** Removes a folder with all in it, where it exists; also while somebody still writes there for a moment. */
    public static void deleteAll(Path folder) throws IOException {
        for (int attempt = 1; Files.exists(folder); attempt++) {
            try {
                IOUtils.rm(folder);
            } catch (IOException e) {
                if (attempt == DELETE_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
