package io.sanjian.index;

import java.nio.file.Path;

/** Another process works in this index folder. */
public class IndexInUseException extends RuntimeException {
    public IndexInUseException(Path path, Throwable cause) {
        super("The index folder " + path.toAbsolutePath() + " is in use by another process. Stop that process, or give "
                + "this one a folder of its own (sanjian.index.directory)", cause);
    }
}
