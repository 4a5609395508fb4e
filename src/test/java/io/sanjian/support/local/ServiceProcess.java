package io.sanjian.support.local;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The packaged service as a process of its own, on the same JDK, its output on this terminal. */
public final class ServiceProcess implements AutoCloseable {
    private static final Duration TO_READY = Duration.ofMinutes(10);
    private static final Duration TO_STOP = Duration.ofSeconds(30);

    private final LocalSettings settings;
    private final Process process;

    private ServiceProcess(LocalSettings settings, Process process) {
        this.settings = settings;
        this.process = process;
    }

    /**
     * @param environment configuration on top of that of this process
     * @param output      where what the service writes goes
     */
    public static ServiceProcess start(LocalSettings settings, Map<String, String> environment,
            ProcessBuilder.Redirect output) throws IOException {
        Path jar = settings.project().resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new LocalFailure(jar + " is missing: build first with `mvn -DskipTests package`");
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(opens(jar));
        command.addAll(List.of("-cp", jar + File.pathSeparator + parentWatch(settings.home()),
                StopsWithParent.class.getName()));
        return start(settings, command, environment, output);
    }

    /** The same with a native executable; it does not notice the end of this process. */
    public static ServiceProcess startNative(LocalSettings settings, Path executable, Map<String, String> environment,
            ProcessBuilder.Redirect output) throws IOException {
        return start(settings, List.of(executable.toAbsolutePath().toString()), environment, output);
    }

    private static ServiceProcess start(LocalSettings settings, List<String> command, Map<String, String> environment,
            ProcessBuilder.Redirect output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.redirectOutput(output).redirectError(output);
        return new ServiceProcess(settings, builder.start());
    }

    /** What the manifest opens, which the JVM heeds with {@code -jar} only. */
    private static List<String> opens(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            String packages = file.getManifest().getMainAttributes().getValue("Add-Opens");
            return packages == null ? List.of()
                    : Stream.of(packages.split(" ")).map(name -> "--add-opens=" + name + "=ALL-UNNAMED").toList();
        }
    }

    /** A folder with {@link StopsWithParent} alone: the rest of the test classes stays out of the service. */
    private static Path parentWatch(Path home) throws IOException {
        Path folder = home.resolve("parent-watch");
        String name = StopsWithParent.class.getName().replace('.', '/') + ".class";
        Files.createDirectories(folder.resolve(name).getParent());
        try (InputStream in = StopsWithParent.class.getClassLoader().getResourceAsStream(name)) {
            Files.copy(in, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        return folder;
    }

    /** Waits until the service says on its management port that it is ready. */
    public void awaitReady() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(settings.managementUrl() + "/q/health/ready"))
                .timeout(Duration.ofSeconds(5)).build();
        long deadline = System.nanoTime() + TO_READY.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (System.nanoTime() < deadline) {
                if (process.waitFor(100, TimeUnit.MILLISECONDS)) {
                    throw new LocalFailure("The service ended with exit code " + process.exitValue()
                            + "; its last lines above say why.");
                }
                try {
                    if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                        return;
                    }
                } catch (IOException e) {
                    // not listening yet
                }
            }
        }
        throw new LocalFailure("The service is not ready after " + TO_READY.toMinutes() + " minutes; "
                + request.uri() + " says what is missing.");
    }

    /** Waits for the end of the service and gives its exit code. */
    int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    /** Ends it at once, as {@code kill -9} does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Tells it to end, as {@code kill} does, and does not wait. */
    public void terminate() {
        process.destroy();
    }

    /** Whether it has ended by itself within this time. */
    public boolean hasEnded(Duration within) throws InterruptedException {
        return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(TO_STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
