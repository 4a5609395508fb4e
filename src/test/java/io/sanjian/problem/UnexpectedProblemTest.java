package io.sanjian.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.vertx.core.http.HttpClosedException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
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
    void aCallerWhoHangsUpIsNoError() {
        answer(new IOException(new IOException(new HttpClosedException("closed"))));
        answer(new IOException(new IOException("Failed to write", new IOException("Connection has been closed"))));
        assertThat(logged).hasSize(2).extracting(LogRecord::getLevel).containsOnly(Level.INFO);
    }
}
