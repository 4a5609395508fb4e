package io.sanjian.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.smallrye.mutiny.CompositeException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnexpectedProblemTest {
    private final List<LogRecord> logged = new ArrayList<>();
    private final Logger logger = Logger.getLogger(ProblemMappers.class.getName());
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.add(entry);
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            // nothing is open
        }
    };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(handler);
    }

    private static Response answer(Throwable cause) {
        UriInfo uri = mock(UriInfo.class);
        when(uri.getPath()).thenReturn("/api/v1/x");
        return new ProblemMappers().unexpected(cause, uri);
    }

    @Test
    void theAnswerHidesTheCauseAndTheLogHasItUnderTheSameId() {
        Response response = answer(new IllegalStateException("select secret from io.sanjian.Table"));
        Problem problem = (Problem) response.getEntity();
        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(problem.toString()).doesNotContain("secret", "IllegalState");
        assertThat(logged).singleElement().satisfies(entry -> {
            assertThat(entry.getThrown()).hasMessageContaining("secret");
            assertThat(entry.getMessage()).contains(problem.errorId());
        });
    }

    @Test
    void whatFollowsAFailureAndFailsTooDoesNotHideWhatTheCallerCanBeToldOf() {
        UriInfo uri = mock(UriInfo.class);
        when(uri.getPath()).thenReturn("/api/v1/x");
        ProblemMappers mappers = new ProblemMappers();
        Throwable ours = new ProblemException(ProblemType.UPSTREAM, "WeChat is busy");
        Throwable other = new IllegalStateException("not ours");
        Throwable outage = new ConnectException("refused");

        assertThat(mappers.several(new CompositeException(other, ours), uri).getStatus()).isEqualTo(502);
        assertThat(mappers.several(new CompositeException(outage, ours), uri).getStatus()).isEqualTo(502);
        assertThat(mappers.several(new CompositeException(other, outage), uri).getStatus()).isEqualTo(503);
        assertThat(mappers.several(new CompositeException(other, other), uri).getStatus()).isEqualTo(500);
    }

    @Test
    void aCallerWhoHangsUpIsNoError() {
        answer(new IOException(new IOException(new HttpClosedException("closed"))));
        answer(new IOException(new IOException("Failed to write", new IOException("Connection has been closed"))));
        answer(new IOException("Failed to write", new SocketException("Connection reset")));
        answer(new IOException(new StreamResetException(8)));
        assertThat(logged).hasSize(4).extracting(LogRecord::getLevel).containsOnly(Level.INFO);
    }

    @Test
    void aCallerWhoIsLostWithinABodyIsNoErrorNorIsTheDatabaseAway() {
        answer(whileReading(new IOException(new IOException(new SocketException("Connection reset")))));
        answer(whileReading(new IOException("Read timed out")));
        assertThat(logged).hasSize(2).extracting(LogRecord::getLevel).containsOnly(Level.INFO);
    }

    private static Throwable whileReading(IOException fault) {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw fault;
            }
        };
        return catchThrowable(() -> new UnreadBody(broken, mock(RoutingContext.class)).readAllBytes());
    }

    @Test
    void aDatabaseThatIsAwayIsToldFromACallerWhoIs() {
        Throwable refused = new ConnectException("Connection refused: database").initCause(new ConnectException("no"));
        assertThat(answer(refused).getStatus()).isEqualTo(503);
        assertThat(logged).singleElement().extracting(LogRecord::getMessage).asString().contains("the database");
    }
}
