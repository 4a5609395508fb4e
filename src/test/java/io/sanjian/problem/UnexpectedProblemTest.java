package io.sanjian.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.ArrayList;
import java.util.List;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class UnexpectedProblemTest {

    @Test
    void theAnswerHidesTheCauseAndTheLogHasItUnderTheSameId() {
        List<String> logged = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(String.valueOf(entry.getMessage()) + List.of(entry.getParameters() == null
                        ? new Object[0] : entry.getParameters()) + entry.getThrown());
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
        Logger logger = Logger.getLogger(ProblemMappers.class.getName());
        logger.addHandler(handler);
        try {
            UriInfo uri = mock(UriInfo.class);
            when(uri.getPath()).thenReturn("/api/v1/x");
            Response response = new ProblemMappers()
                    .unexpected(new IllegalStateException("select secret from io.sanjian.Table"), uri);
            Problem problem = (Problem) response.getEntity();
            assertThat(response.getStatus()).isEqualTo(500);
            assertThat(problem.toString()).doesNotContain("secret", "IllegalState");
            assertThat(logged).singleElement().asString().contains(problem.errorId(), "secret");
        } finally {
            logger.removeHandler(handler);
        }
    }
}
