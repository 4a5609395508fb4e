package io.sanjian.web.problem;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.vertx.core.AsyncResult;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class UnreadBodyTest {
    private static final long TIMER = 7;

    /** Quarkus reads a body to its end and leaves the request paused, which then does not say that it has ended. */
    @Test
    void nothingWaitsForABodyThatHasCome() {
        AtomicBoolean paused = new AtomicBoolean(true);
        HttpServerRequest request = mock(HttpServerRequest.class);
        when(request.connection()).thenReturn(mock(HttpConnection.class));
        when(request.isEnded()).thenAnswer(_ -> !paused.get());
        when(request.resume()).thenAnswer(_ -> {
            paused.set(false);
            return request;
        });
        Vertx vertx = mock(Vertx.class);
        when(vertx.setTimer(anyLong(), any())).thenReturn(TIMER);
        RoutingContext context = mock(RoutingContext.class);
        when(context.request()).thenReturn(request);
        when(context.vertx()).thenReturn(vertx);
        when(context.addEndHandler(any())).thenAnswer(call -> {
            call.<Handler<AsyncResult<Void>>>getArgument(0).handle(null);
            return 1;
        });
        new UnreadBody(InputStream.nullInputStream(), context);
        verify(vertx).cancelTimer(TIMER);
    }
}
