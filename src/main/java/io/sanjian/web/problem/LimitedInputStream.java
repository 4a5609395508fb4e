package io.sanjian.web.problem;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that ends with a {@link ProblemType#TOO_LARGE} where it gets too long, whatever length it claims to have. */
public final class LimitedInputStream extends FilterInputStream {
    private final String otherwise;
    private long left;

    /** @param otherwise what is told of one that has more than that many bytes */
    public LimitedInputStream(InputStream in, long bytes, String otherwise) {
        super(in);
        this.left = bytes;
        this.otherwise = otherwise;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        count(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        count(Math.max(n, 0));
        return n;
    }

    private void count(int read) {
        left -= read;
        if (left < 0) {
            throw new ProblemException(ProblemType.TOO_LARGE, otherwise);
        }
    }
}
