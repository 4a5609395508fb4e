package io.sanjian.index.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.apache.lucene.util.AttributeImpl;
import org.apache.lucene.util.Version;
import org.junit.jupiter.api.Test;

/** The native image knows of Lucene's classes that are found by name: an upgrade of Lucene must not bring unknown ones. */
class LuceneMetadataTest {
    private static final String FILE = "/META-INF/native-image/io.sanjian/lucene/reachability-metadata.json";
    private final JsonNode metadata = read();

    @Test
    void everyAttributeCanBeMade() throws Exception {
        try (JarFile jar = lucene()) {
            Set<String> attributes = new TreeSet<>(jar.stream().map(JarEntry::getName)
                    .filter(name -> name.endsWith("AttributeImpl.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.')).toList());
            attributes.remove(AttributeImpl.class.getName());
            assertThat(attributes).isNotEmpty();
            assertThat(reflected()).containsAll(attributes);
        }
    }

    @Test
    void everyServiceButAnalysisFactoriesIsFound() throws Exception {
        try (JarFile jar = lucene()) {
            for (JarEntry entry : jar.stream().filter(each -> each.getName().startsWith("META-INF/services/org.apache"))
                    .filter(each -> !each.getName().contains("analysis")).toList()) {
                assertThat(metadata.get("resources").findValuesAsText("glob")).contains(entry.getName());
                assertThat(reflected()).containsAll(providers(jar, entry));
            }
        }
    }

    @Test
    void everyNamedClassIsThere() throws ClassNotFoundException {
        for (String type : reflected()) {
            assertThat(Class.forName(type, false, getClass().getClassLoader()).getName()).isEqualTo(type);
        }
    }

    private Set<String> reflected() {
        return new TreeSet<>(metadata.get("reflection").findValuesAsText("type"));
    }

    private static Set<String> providers(JarFile jar, JarEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            Stream<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .map(line -> line.replaceFirst("#.*", "").strip()).filter(line -> !line.isEmpty());
            return new TreeSet<>(lines.toList());
        }
    }

    private static JarFile lucene() throws IOException, URISyntaxException {
        return new JarFile(Path.of(Version.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toFile());
    }

    private static JsonNode read() {
        try (InputStream in = LuceneMetadataTest.class.getResourceAsStream(FILE)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
