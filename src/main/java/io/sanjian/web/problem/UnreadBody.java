package io.sanjian.web.problem;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A body that need not be read to its end. The framework would read on when it is closed, and keep a thread busy for as long
 * as somebody sends. Instead the answer goes out at once; what still comes is thrown away for a moment, so that the caller
 * can finish and read the answer, and then the connection is closed, or of HTTP/2, where others may be using it, this
 * stream of it alone.
 */
final class UnreadBody extends FilterInputStream {
    private static final long GRACE_MILLIS = 2_000;
    /** The answer is whole; only the rest of the body is not wanted (RFC 9113, 8.1). */
    private static final long NO_ERROR = 0;
    private boolean ended;

    UnreadBody(InputStream in, RoutingContext context) {
        super(in);
        context.addEndHandler(_ -> discard(context));
    }

    private static void discard(RoutingContext context) {
        HttpServerRequest request = context.request();
        // The lock of Vert.x: an ended request takes no handlers, so it must not end in between.
        synchronized (request.connection()) {
            if (!request.isEnded()) {
                long hangUp = context.vertx().setTimer(GRACE_MILLIS, _ -> hangUp(request));
                request.handler(_ -> {
                    // nobody wants it
                });
                request.endHandler(_ -> context.vertx().cancelTimer(hangUp));
                request.resume();
                // The end may have been told to whoever listened before, and does not show while a request is paused.
                if (request.isEnded()) {
                    context.vertx().cancelTimer(hangUp);
                }
            }
        }
    }

    private static void hangUp(HttpServerRequest request) {
        if (!request.isEnded()) {
            if (request.version() == HttpVersion.HTTP_2) {
                request.response().reset(NO_ERROR);
            } else {
                request.connection().close();
            }
        }
    }

    @Override
    public int read() throws IOException {
        try {
            int b = super.read();
            ended |= b < 0;
            return b;
        } catch (IOException e) {
            throw new CallerLostException(e);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            int n = super.read(buffer, offset, length);
            ended |= n < 0;
            return n;
        } catch (IOException e) {
            throw new CallerLostException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (ended) {
            super.close();
        }
    }
}
