package io.sanjian.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What documents name in the code is there. */
class DocumentsTest {
    private static final Path DOCS = Path.of("docs");
    private static final Path TABLES = Path.of("src/main/resources/reference");
    /** A class by its simple name, with packages before it or without. */
    private static final Pattern CLASS = Pattern.compile("`(?:[a-z]+\\.)*([A-Z][a-z]\\w*)`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:\\s]+)(#[^)]*)?\\)");

    @Test
    void everyClassOnTheWaysThroughTheArchitectureExists() throws IOException {
        Set<String> classes = classes();
        assertThat(named(DOCS.resolve("architecture.md"))).hasSizeGreaterThan(40).isSubsetOf(classes);
        assertThat(named(DOCS.resolve("reference-data.md"))).hasSizeGreaterThan(10).isSubsetOf(classes);
    }

    @Test
    void everyReferenceTableIsOnItsPage() throws IOException {
        String page = Files.readString(DOCS.resolve("reference-data.md"));
        try (Stream<Path> tables = Files.list(TABLES)) {
            List<String> names = tables.map(table -> table.getFileName().toString()).toList();
            assertThat(names).isNotEmpty().allSatisfy(name -> assertThat(page).contains(name));
            assertThat(Pattern.compile("[a-z-]+\\.csv").matcher(page.substring(page.indexOf("| table |"))).results()
                    .map(result -> result.group())).isSubsetOf(names);
        }
    }

    @Test
    void everyLinkBetweenDocumentsLeadsSomewhere() throws IOException {
        try (Stream<Path> pages = Stream.concat(Files.walk(DOCS).filter(file -> file.toString().endsWith(".md")),
                Stream.of("README.md", "CONTRIBUTING.md").map(Path::of))) {
            assertThat(pages.toList()).allSatisfy(page -> {
                Path folder = page.toAbsolutePath().getParent();
                LINK.matcher(Files.readString(page)).results().map(result -> result.group(1)).forEach(
                        target -> assertThat(folder.resolve(target)).as("%s in %s", target, page).exists());
            });
        }
    }

    @Test
    void everyDecisionIsInTheListOfDecisions() throws IOException {
        String list = Files.readString(DOCS.resolve("adr/README.md"));
        try (Stream<Path> decisions = Files.list(DOCS.resolve("adr"))) {
            assertThat(decisions.map(file -> file.getFileName().toString()).filter(name -> name.matches("\\d{4}-.*")))
                    .isNotEmpty().allSatisfy(name -> assertThat(list)
                            .contains("| [" + name.substring(0, 4) + "](" + name + ") | "));
        }
    }

    private static Set<String> named(Path page) throws IOException {
        return CLASS.matcher(Files.readString(page)).results().map(result -> result.group(1))
                .collect(Collectors.toSet());
    }

    private static Set<String> classes() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length())).collect(Collectors.toSet());
        }
    }
}
