package io.sanjian.support.local;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;

/** Random secrets of this data folder: made once, kept in a file that only its owner reads. */
public final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final Properties values = new Properties();

    public Secrets(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                values.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** 32 random bytes in Base64, the same at every start. */
    public String key(String name) {
        return find(name).orElseGet(() -> put(name, Base64.getEncoder().encodeToString(random(32))));
    }

    /** A random password or token of letters, digits, {@code -} and {@code _}, the same at every start. */
    public String word(String name) {
        return find(name)
                .orElseGet(() -> put(name, Base64.getUrlEncoder().withoutPadding().encodeToString(random(24))));
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.getProperty(name));
    }

    /** Keeps {@code value} before anything relies on it: the file is replaced as a whole. */
    String put(String name, String value) {
        values.setProperty(name, value);
        Path next = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(next);
            if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
                Files.createFile(next,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            try (Writer writer = Files.newBufferedWriter(next)) {
                values.store(writer, "Secrets of this data folder");
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return value;
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
