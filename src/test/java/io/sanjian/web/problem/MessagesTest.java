package io.sanjian.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever is said in English has its Chinese. */
class MessagesTest {
    private static final Pattern PLACE = Pattern.compile("\\{(\\d|field)}");
    private static final Pattern NAMES = Pattern.compile("cron|gzip|https|near");
    private static final Map<String, Map<String, String>> CATALOGUE = catalogue();

    @Test
    void everyMessageOfTheSourcesHasItsChinese() throws IOException {
        MessagePatterns sources = MessagePatterns.in(Path.of("src/main/java"));
        assertThat(sources.faults()).as("patterns are literals, with places for what differs").isEmpty();
        assertThat(sources.patterns()).as("patterns that were found").hasSizeGreaterThan(150);
        Map<String, String> missing = sources.patterns().entrySet().stream()
                .filter(pattern -> hasWords(pattern.getKey()))
                .filter(pattern -> !CATALOGUE.get("messages").containsKey(pattern.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(missing).as("messages without Chinese in messages/zh.json").isEmpty();
        Set<String> unused = new TreeSet<>(CATALOGUE.get("messages").keySet());
        unused.removeAll(sources.patterns().keySet());
        assertThat(unused).as("Chinese of messages that nothing says").isEmpty();
    }

    @Test
    void aTranslationHasThePlacesOfItsPattern() {
        CATALOGUE.get("messages").forEach((pattern, chinese) -> assertThat(places(chinese)).as(chinese)
                .isEqualTo(places(pattern)));
    }

    /** A person is to be able to say it: no English words but names of formats, codes and parameters. */
    @Test
    void aTranslationIsChinese() {
        CATALOGUE.get("messages").entrySet().stream().filter(entry -> hasWords(entry.getKey())).forEach(
                entry -> assertThat(NAMES.matcher(entry.getValue()).replaceAll("")).as(entry.getKey())
                        .containsPattern("\\p{IsHan}").doesNotContainPattern("(?<![A-Za-z<{-])[a-z]{3,}(?![\\w}])|'"));
    }

    private static boolean hasWords(String pattern) {
        return PLACE.matcher(pattern).replaceAll("").chars().anyMatch(Character::isLetter);
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(place -> place.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Map<String, String>> catalogue() {
        try (InputStream in = MessagesTest.class.getResourceAsStream("/messages/zh.json")) {
            return new JsonMapper().readValue(in, new TypeReference<>() {
            });
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
