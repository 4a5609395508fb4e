package io.sanjian.index;

import java.nio.file.Path;

/** The files of an index cannot be read: it has to be built again. */
public class DamagedIndexException extends RuntimeException {
    public DamagedIndexException(Path path, Throwable cause) {
        super("The index in " + path + " cannot be read: " + cause, cause);
    }
}
