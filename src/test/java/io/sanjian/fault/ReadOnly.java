package io.sanjian.fault;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Folders that nobody can write in, not even root, until closed: without write permission, or immutable for root. */
final class ReadOnly implements AutoCloseable {
    private final List<Path> folders;
    private final boolean root;

    private ReadOnly(List<Path> folders, boolean root) {
        this.folders = folders;
        this.root = root;
    }

    /** @return null where it cannot be done */
    static ReadOnly of(Path folder) throws InterruptedException {
        List<Path> folders = Machine.all(folder).stream().filter(Files::isDirectory).toList();
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
            // The service may have removed it meanwhile.
            done &= Machine.does(root ? "chattr" : "chmod", root ? attribute : mode, folder.toString())
                    || !Files.exists(folder);
        }
        return done;
    }

    @Override
    public void close() throws InterruptedException {
        change("-i", "u+w");
    }
}
