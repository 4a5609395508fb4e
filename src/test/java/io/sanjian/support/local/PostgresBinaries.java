package io.sanjian.support.local;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks the PostgreSQL programs of this platform out of the zonky artifact, once per version. */
public final class PostgresBinaries {

    private PostgresBinaries() {
    }

    /** The folder with {@code bin}, {@code lib} and {@code share}, below {@code parent}. */
    public static Path unpack(Path parent) throws IOException {
        byte[] archive;
        try (InputStream in = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system(), machine())) {
            archive = in.readAllBytes();
        }
        CRC32 crc = new CRC32();
        crc.update(archive);
        Path folder = parent.resolve("postgresql-" + Long.toHexString(crc.getValue()));
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Files.createDirectories(parent);
        Path unfinished = Files.createTempDirectory(parent, "unpacking-");
        extract(archive, unfinished);
        // Where root may not run them, another user must.
        boolean open = unfinished.toFile().setReadable(true, false) && unfinished.toFile().setExecutable(true, false);
        if (!open) {
            throw new IOException("cannot be opened for others: " + unfinished);
        }
        try {
            Files.move(unfinished, folder);
        } catch (FileAlreadyExistsException e) {
            PostgresServer.deleteAll(unfinished); // another process was faster
        }
        return folder;
    }

    private static void extract(byte[] archive, Path folder) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(
                new XZCompressorInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else if (entry.isLink()) {
                    Files.createLink(target, folder.resolve(entry.getLinkName()));
                } else {
                    Files.copy(tar, target);
                    boolean executable = (entry.getMode() & 0100) != 0;
                    if (executable && !target.toFile().setExecutable(true, false)) {
                        throw new IOException("cannot make executable: " + target);
                    }
                }
            }
        }
    }

    private static String system() {
        String name = System.getProperty("os.name");
        return name.startsWith("Mac") ? "Darwin" : name.startsWith("Windows") ? "Windows" : name;
    }

    private static String machine() {
        String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return architecture.equals("amd64") ? "x86_64" : architecture;
    }
}
