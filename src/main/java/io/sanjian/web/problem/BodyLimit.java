package io.sanjian.web.problem;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.commons.io.input.BoundedInputStream;

/**
 * Bodies that are read into memory may have 1 MiB. Endpoints that stream their body (a parameter of type
 * {@link InputStream}) need no memory for it; what ends them is that nobody is kept busy for ever. Counted is what comes out
 * of a packed body.
 */
@Provider
public class BodyLimit implements ReaderInterceptor {
    static final long BYTES = 1 << 20;
    static final long STREAMED_BYTES = 4L << 30;

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        boolean streamed = context.getType() == InputStream.class;
        long most = streamed ? STREAMED_BYTES : BYTES;
        Message otherwise = streamed ? Message.of("A body may have {0} GiB", most >> 30)
                : Message.of("A body may have {0} bytes", most);
        String length = context.getHeaders().getFirst(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > most) {
            throw new ProblemException(ProblemType.TOO_LARGE, otherwise, List.of());
        }
        // chunked bodies do not say their length, packed ones another
        context.setInputStream(limited(context.getInputStream(), most, otherwise));
        return context.proceed();
    }

    /**
     * A body that ends with a {@link ProblemType#TOO_LARGE} where it gets too long, whatever length it claims to have.
     *
     * @param otherwise what is told of one that has more than that many bytes
     */
    public static InputStream limited(InputStream in, long bytes, Message otherwise) throws IOException {
        return BoundedInputStream.builder().setInputStream(in).setMaxCount(bytes + 1).setOnMaxCount((max, count) -> {
            throw new ProblemException(ProblemType.TOO_LARGE, otherwise, List.of());
        }).get();
    }
}
