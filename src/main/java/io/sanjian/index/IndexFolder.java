package io.sanjian.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.util.IOUtils;

/**
 * The folder of this process: generations of the index ({@code generation-7/}), the name of the one that serves
 * ({@code current}), and a lock that keeps other processes out while it is open.
 */
final class IndexFolder implements Closeable {
    private static final String LOCK = "process.lock";
    private static final String CURRENT = "current";
    private static final String PREFIX = "generation-";

    private final Path path;
    private final NIOFSDirectory lockDirectory;
    private final Lock lock;

    /** @throws IndexInUseException if another process, or another index of this one, has the folder open */
    IndexFolder(Path path) throws IOException {
        this.path = path;
        Files.createDirectories(path);
        lockDirectory = new NIOFSDirectory(path);
        try {
            lock = lockDirectory.obtainLock(LOCK);
        } catch (LockObtainFailedException e) {
            lockDirectory.close();
            throw new IndexInUseException(path, e);
        }
    }

    /** Where the serving generation lies, if there is one. */
    Optional<Path> current() throws IOException {
        Path pointer = path.resolve(CURRENT);
        if (!Files.exists(pointer)) {
            return Optional.empty();
        }
        String name = Files.readString(pointer).strip();
        Path generation = path.resolve(name);
        return name.startsWith(PREFIX) && Files.isDirectory(generation) ? Optional.of(generation) : Optional.empty();
    }

    /** An empty place for a new generation. */
    Path next() throws IOException {
        long highest = generations().stream().map(generation -> generation.getFileName().toString())
                .mapToLong(name -> number(name.substring(PREFIX.length()))).max().orElse(0);
        return Files.createDirectory(path.resolve(PREFIX + (highest + 1)));
    }

    private static long number(String digits) {
        return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : 0;
    }

    /**
     * Makes a generation the one to open after a restart, in one step that no crash can halve. Nothing is written where
     * it is that already: what is there can serve though the folder cannot be written.
     */
    void setCurrent(Path generation) throws IOException {
        if (current().filter(generation::equals).isPresent()) {
            return;
        }
        Path draft = path.resolve(CURRENT + ".draft");
        Files.write(draft, generation.getFileName().toString().getBytes(StandardCharsets.UTF_8));
        IOUtils.fsync(draft, false);
        try {
            Files.move(draft, path.resolve(CURRENT), StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, path.resolve(CURRENT), StandardCopyOption.REPLACE_EXISTING);
        }
        IOUtils.fsync(path, true);
    }

    /** Removes all generations but one: earlier ones, and those that a crash left half built. */
    void removeAllBut(Path generation) throws IOException {
        for (Path other : generations()) {
            if (!other.equals(generation)) {
                remove(other);
            }
        }
    }

    void remove(Path generation) throws IOException {
        try (Stream<Path> files = Files.walk(generation)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private List<Path> generations() throws IOException {
        try (Stream<Path> entries = Files.list(path)) {
            return entries.filter(Files::isDirectory)
                    .filter(entry -> entry.getFileName().toString().startsWith(PREFIX)).toList();
        }
    }

    @Override
    public void close() throws IOException {
        IOUtils.close(lock, lockDirectory);
    }
}
