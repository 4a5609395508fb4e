package io.sanjian.support.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How to run PostgreSQL, which refuses to be root: as it is for an ordinary user; for root in a user namespace of its
 * own, or, where the machine forbids those (many containers do), as {@code nobody}.
 */
enum Privileges {
    ORDINARY(),
    NAMESPACE("unshare", "-U"),
    NOBODY("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

    /** What to do where PostgreSQL cannot run. */
    static final String ADVICE = "start as an ordinary user, or set QUARKUS_DATASOURCE_REACTIVE_URL (and ..._USERNAME, "
            + "..._PASSWORD) to a PostgreSQL 14 to 18 of your own.";
    private static final int NOBODY_ID = 65534;

    private final List<String> prefix;

    Privileges(String... prefix) {
        this.prefix = List.of(prefix);
    }

    static Privileges ofThisProcess() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return ORDINARY;
        }
        return Stream.of(NAMESPACE, NOBODY).filter(Privileges::possible).findFirst().orElseThrow(() -> new LocalFailure(
                "PostgreSQL refuses to run as root, and this machine offers neither `unshare -U` nor `setpriv`: "
                        + ADVICE));
    }

    private boolean possible() {
        try {
            return new ProcessBuilder(command("true")).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    List<String> command(String... command) {
        return Stream.concat(prefix.stream(), Stream.of(command)).toList();
    }

    /** Gives a folder and all in it to the user that PostgreSQL runs as. */
    void own(Path folder) {
        if (this != NOBODY) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.toList()) {
                Files.setAttribute(path, "unix:uid", NOBODY_ID);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
