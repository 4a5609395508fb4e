package io.sanjian.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sanjian.evaluation.JudgedSet.Figures;
import io.sanjian.support.TestDatabase;
import io.sanjian.support.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Matching on a judged set, through the API, against the bar: runs where {@code -Dsanjian.eval.dir=FOLDER} names the
 * set. Alone, since other cases' postings would take part: {@code mvn test -Dtest=DevSetTest -Dsanjian.eval.dir=FOLDER}.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class DevSetTest {
    private static final String FOLDER = System.getProperty("sanjian.eval.dir", "");
    private static final double LEAST_PRECISION = Double.parseDouble(System.getProperty("sanjian.eval.p3", "0.90"));
    private static final double LEAST_NDCG = Double.parseDouble(System.getProperty("sanjian.eval.ndcg", "0.88"));

    @TestHTTPResource
    URI address;

    @Test
    void picksReachTheBarAndEqualBruteForce() throws IOException, InterruptedException {
        Assumptions.assumeFalse(FOLDER.isEmpty(), "No judged set: sanjian.eval.dir is not set");
        JudgedSet set = new JudgedSet(Path.of(FOLDER));
        DevSet devSet = new DevSet(set, address.resolve("/").toString().replaceAll("/$", ""), TestTokens.ADMIN);
        devSet.importPostings();
        Map<String, List<String>> picks = devSet.picks();
        Figures figures = set.score(picks, Files.createTempFile("sanjian-run", ".tsv"));
        System.out.print(figures.table());
        assertThat(picks).isEqualTo(new OfflineEvaluation().picks(set));
        assertThat(figures.missed(LEAST_PRECISION, LEAST_NDCG)).isEmpty();
    }
}
