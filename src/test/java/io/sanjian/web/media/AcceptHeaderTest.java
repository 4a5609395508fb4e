package io.sanjian.web.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AcceptHeaderTest {
    private static final String JSON = "application/json";
    private static final String LINES = "application/x-ndjson";

    private static String best(String accept) {
        return AcceptHeader.of(accept).best(List.of(JSON, LINES));
    }

    @Test
    void whatIsWantedMoreIsGiven() {
        assertThat(best("application/json;q=0.5, application/x-ndjson")).isEqualTo(LINES);
        assertThat(best("application/json, application/x-ndjson;q=0.9")).isEqualTo(JSON);
        assertThat(best("application/x-ndjson, */*;q=0.1")).isEqualTo(LINES);
        assertThat(best("*/*;q=0.1, application/x-ndjson;q=0.2")).isEqualTo(LINES);
        assertThat(best("application/*;q=0.2, application/x-ndjson;q=0.1")).isEqualTo(JSON);
    }

    @Test
    void whatIsNotWantedIsNotGiven() {
        assertThat(best("application/json;q=0, */*")).isEqualTo(LINES);
        assertThat(best("application/x-ndjson;q=0, */*;q=0.1")).isEqualTo(JSON);
    }

    @Test
    void theFirstOfEqualsIsGiven() {
        assertThat(best("application/x-ndjson, application/json")).isEqualTo(JSON);
        assertThat(best("*/*;q=0.1")).isEqualTo(JSON);
        assertThat(best(null)).isEqualTo(JSON);
        assertThat(best(" ")).isEqualTo(JSON);
    }

    @Test
    void browsersGetPages() {
        String browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";
        assertThat(AcceptHeader.of(browser).best(List.of(JSON, "text/html"))).isEqualTo("text/html");
        assertThat(best(browser)).isEqualTo(JSON);
    }

    @Test
    void whatCannotBeReadExcludesNothing() {
        assertThat(best("json")).isEqualTo(JSON);
        assertThat(best("application/x-ndjson;q=much")).isEqualTo(LINES);
        assertThat(best(";;,/")).isEqualTo(JSON);
    }
}
