package io.sanjian.web.problem;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.io.input.ProxyInputStream;

/**
 * Unpacks bodies with {@code Content-Encoding: gzip} while they are read. The HTTP layer could do so too, but unpacks all
 * that has arrived at once, whether anybody has room for it, and hangs up without an answer where it cannot.
 */
@Provider
@Priority(Priorities.ENTITY_CODER)
public class BodyCoding implements ReaderInterceptor {
    private static final List<String> ALLOWED = List.of("gzip", "identity");
    private final CurrentVertxRequest current;

    BodyCoding(CurrentVertxRequest current) {
        this.current = current;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        context.setInputStream(new UnreadBody(context.getInputStream(), current.getCurrent()));
        String coding = context.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING);
        switch (coding == null ? "" : coding.strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> {
                // as it is
            }
            case "gzip", "x-gzip" -> context.setInputStream(unpacked(context.getInputStream()));
            default -> throw new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE, "A body may be packed with gzip",
                    List.of(Violation.unknownCode(HttpHeaders.CONTENT_ENCODING, coding, ALLOWED)));
        }
        return context.proceed();
    }

    private static InputStream unpacked(InputStream packed) throws IOException {
        try {
            return new Unpacked(new GZIPInputStream(packed, 1 << 14));
        } catch (ZipException | EOFException _) {
            throw damaged();
        }
    }

    private static ProblemException damaged() {
        return ProblemException.invalid(List.of(Violation.malformed("body",
                "The body cannot be unpacked by gzip: it is something else, damaged or cut off")));
    }

    /** What is packed wrongly is the caller's fault, wherever in the body it shows. */
    private static final class Unpacked extends ProxyInputStream {

        Unpacked(InputStream in) {
            super(in);
        }

        @Override
        protected void handleIOException(IOException e) throws IOException {
            if (e instanceof ZipException || e instanceof EOFException) {
                throw damaged();
            }
            throw e;
        }
    }
}
