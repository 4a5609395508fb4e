package io.sanjian.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sanjian.local.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The published list of violation codes is the one of the code: what is told by a literal, anywhere in it. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ViolationCodesTest {
    private static final Pattern TOLD =
            Pattern.compile("(?:new Violation|\\bwarn|\\bconflict)\\(\\s*[^,;]+?,\\s*\"([A-Z_]{3,})\"");

    @Test
    void everyCodeIsPublishedAndEveryPublishedOneIsTold() throws IOException {
        Set<String> told = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : (Iterable<Path>) files.filter(path -> path.toString().endsWith(".java"))::iterator) {
                Matcher matcher = TOLD.matcher(Files.readString(file));
                while (matcher.find()) {
                    told.add(matcher.group(1));
                }
            }
        }
        Set<String> published = new TreeSet<>();
        Contract.published().document().at("/components/schemas/ViolationCode/enum")
                .forEach(code -> published.add(code.asText()));
        assertThat(published).isEqualTo(told);
    }
}
