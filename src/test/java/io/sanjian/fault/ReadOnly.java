package io.sanjian.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Folders that nobody can write in, not even root, until closed: without write permission, or immutable for root. */
final class ReadOnly implements AutoCloseable {
    private final List<Path> folders;
    private final boolean root;

    private ReadOnly(List<Path> folders, boolean root) {
        this.folders = folders;
        this.root = root;
    }

    /** @return null where it cannot be done */
    static ReadOnly of(Path folder) throws IOException, InterruptedException {
        List<Path> folders;
        try (Stream<Path> all = Files.walk(folder)) {
            folders = all.filter(Files::isDirectory).toList();
        }
        boolean root = "root".equals(System.getProperty("user.name"));
        ReadOnly made = new ReadOnly(folders, root);
        if (made.change("+i", "a-w")) {
            return made;
        }
        made.close();
        return null;
    }

    private boolean change(String attribute, String mode) throws InterruptedException {
        boolean done = true;
        for (Path folder : folders) {
            if (Files.exists(folder)) {
                done &= Machine.does(root ? "chattr" : "chmod", root ? attribute : mode, folder.toString());
            }
        }
        return done;
    }

    @Override
    public void close() throws InterruptedException {
        change("-i", "u+w");
    }
}
