package io.sanjian.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sanjian.access.Roles;
import io.sanjian.audit.Audit;
import io.sanjian.support.TestDatabase;
import io.sanjian.web.problem.ProblemType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The published lists hold what the code tells, and nothing that it does not know. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class PublishedCodesTest {
    private static final Pattern TOLD =
            Pattern.compile("(?:new Violation|Violation\\.of|\\bwarn|\\bconflict)\\(\\s*[^,;]+?,\\s*\"([A-Z_]{3,})\"");
    private static final Pattern LITERAL = Pattern.compile("\"([A-Z_]{3,})\"");

    @Test
    void everyCodeIsPublishedAndEveryPublishedOneIsKnown() throws IOException {
        Set<String> told = new TreeSet<>();
        Set<String> known = new TreeSet<>();
        Stream.of(ProblemType.values()).map(Enum::name).forEach(known::add);
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : (Iterable<Path>) files.filter(path -> path.toString().endsWith(".java"))::iterator) {
                String code = Files.readString(file);
                TOLD.matcher(code).results().forEach(match -> told.add(match.group(1)));
                LITERAL.matcher(code).results().forEach(match -> known.add(match.group(1)));
            }
        }
        Set<String> published = new TreeSet<>(published("/ViolationCode"));
        assertThat(published).containsAll(told);
        assertThat(known).containsAll(published);
    }

    @Test
    void rolesAndActionsAreThoseOfTheCode() {
        assertThat(published("/Role")).isEqualTo(Roles.ALL);
        assertThat(published("/AuditEntry/properties/action"))
                .isEqualTo(Stream.of(Audit.Action.values()).map(Enum::name).toList());
    }

    private static List<String> published(String schema) {
        List<String> codes = new ArrayList<>();
        Contract.published().document().at("/components/schemas" + schema + "/enum")
                .forEach(code -> codes.add(code.asText()));
        return codes;
    }
}
