package io.sanjian.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Bodies that are read into memory may have 1 MiB. Endpoints that stream their body (a parameter of type
 * {@link InputStream}) are not limited here: they need no memory for it.
 */
@Provider
public class BodyLimit implements ReaderInterceptor {
    static final long BYTES = 1 << 20;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getType() != InputStream.class) {
            String length = context.getHeaders().getFirst(HttpHeaders.CONTENT_LENGTH);
            if (length != null && Long.parseLong(length) > BYTES) {
                throw tooLarge();
            }
            context.setInputStream(new Limited(context.getInputStream()));
        }
        return context.proceed();
    }

    private static ProblemException tooLarge() {
        return new ProblemException(ProblemType.TOO_LARGE, "A body may have " + BYTES + " bytes");
    }

    /** Also holds against chunked bodies, which do not say their length. */
    private static final class Limited extends FilterInputStream {
        private long left = BYTES;

        Limited(InputStream in) {
            super(in);
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
                throw tooLarge();
            }
        }
    }
}
