package io.sanjian.reference.table;

/** A reference table is not as it must be: the service refuses to start. Names the file, the line and the fault. */
public class ReferenceDataException extends RuntimeException {
    private final String file;
    private final int line;

    /**
     * @param file name of the table, such as {@code towns.csv}
     * @param line line in the file, from 1; 0 where the file as a whole is meant
     * @param message what is wrong, without the place
     */
    public ReferenceDataException(String file, int line, String message) {
        super(file + (line > 0 ? ":" + line : "") + ": " + message);
        this.file = file;
        this.line = line;
    }

    public String file() {
        return file;
    }

    public int line() {
        return line;
    }
}
