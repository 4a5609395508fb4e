package io.sanjian.support.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** The data folder, used by one local server at a time: the lock goes with the process that holds it. */
final class HomeFolder {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path path;
    private final FileLock lock;

    private HomeFolder(Path path, FileLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Waits for a local server that is still stopping. */
    static HomeFolder take(Path path) throws IOException, InterruptedException {
        try {
            Files.createDirectories(path);
            FileChannel channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            FileLock lock = channel.tryLock();
            while (lock == null) {
                if (System.nanoTime() > deadline) {
                    throw new LocalFailure("Another local server works in " + path
                            + ". Stop it, or give this one a folder of its own with SANJIAN_HOME.");
                }
                Thread.sleep(200);
                lock = channel.tryLock();
            }
            return new HomeFolder(path, lock);
        } catch (IOException e) {
            throw new LocalFailure("Cannot write in " + path + " (" + e.getMessage()
                    + "). Does it belong to another user? SANJIAN_HOME moves the data folder.", e);
        }
    }

    Path path() {
        if (!lock.isValid()) {
            throw new IllegalStateException("the data folder is no longer ours");
        }
        return path;
    }
}
