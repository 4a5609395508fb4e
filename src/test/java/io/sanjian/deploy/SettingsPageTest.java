package io.sanjian.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sanjian.deploy.Settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/configuration.md lists every setting as the code has it, and no other page says anything else of one. */
class SettingsPageTest {
    private static final Path PAGES = Path.of("docs");
    private static final Path PAGE = PAGES.resolve("configuration.md");
    private static final Pattern CODE = Pattern.compile("`([^`]*)`");
    private static final Pattern KEY = Pattern.compile("`(sanjian\\.[a-z0-9.<>-]+?)(\\.\\*)?`");
    /** A key, and its default right after it. */
    private static final Pattern KEY_AND_VALUE = Pattern.compile("`(sanjian\\.[a-z0-9.-]+)`, `([A-Z0-9][^`]*)`");
    /** Read by no mapping: part of other defaults, and of the tests. */
    private static final List<String> OTHERS = List.of("sanjian.home", "sanjian.fault", "sanjian.fuzz", "sanjian.eval");
    private static final String RATE = "sanjian.rate.";

    private final SortedMap<String, Setting> settings = Settings.all();

    @Test
    void thePageHasALineForEverySettingAndNoOther() throws IOException {
        List<String> expected = new ArrayList<>();
        settings.forEach((key, setting) -> expected.add("| `" + key + "` | " + setting.type() + " | "
                + (List.of(Settings.NONE, Settings.REQUIRED).contains(setting.value()) ? setting.value()
                        : "`" + setting.value() + "`")
                + " | "));
        List<String> lines = Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `sanjian.")).toList();
        assertThat(lines).allSatisfy(line -> assertThat(cells(line).getLast()).as(line).hasSizeGreaterThan(10));
        assertThat(
                lines.stream().map(line -> line.substring(0, line.indexOf(" | ", line.indexOf(" | ", line.indexOf(" | ")
                        + 3) + 3) + 3)))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void everySettingThatAPageNamesExists() throws IOException {
        for (Path page : pages()) {
            KEY.matcher(Files.readString(page)).results().map(result -> result.group(1))
                    .filter(key -> OTHERS.stream().noneMatch(key::startsWith))
                    .forEach(key -> assertThat(isKnown(key)).as("%s in %s", key, page).isTrue());
        }
    }

    @Test
    void everyDefaultThatAPageNamesIsThatOfTheCode() throws IOException {
        for (Path page : pages()) {
            KEY_AND_VALUE.matcher(Files.readString(page)).results()
                    .filter(result -> settings.containsKey(result.group(1)))
                    .forEach(result -> assertThat(result.group(2)).as("%s in %s", result.group(1), page)
                            .isEqualTo(settings.get(result.group(1)).value()));
            boolean defaults = false;
            for (String line : Files.readAllLines(page)) {
                defaults = line.startsWith("| key | default |") || defaults && line.startsWith("|");
                if (defaults && line.startsWith("| `sanjian.")) {
                    compare(page, cells(line));
                }
            }
        }
    }

    /** Several keys in a cell are those of the first one's group, and then have as many defaults. */
    private void compare(Path page, List<String> cells) {
        List<String> keys = codes(cells.get(0));
        List<String> values = cells.get(1).startsWith("`") ? codes(cells.get(1)) : List.of();
        for (int i = 0; i < keys.size() && keys.size() == values.size(); i++) {
            String key = keys.get(i).startsWith(".")
                    ? keys.getFirst().substring(0, keys.getFirst().lastIndexOf('.')) + keys.get(i) : keys.get(i);
            Setting setting = settings.get(key);
            if (setting != null && !setting.value().equals(Settings.NONE)) {
                assertThat(values.get(i)).as("%s in %s", key, page).isEqualTo(setting.value());
            }
        }
    }

    @Test
    void theTableOfLimitsIsThatOfTheCode() throws IOException {
        List<String> page = Files.readAllLines(PAGES.resolve("access.md"));
        List<String> head =
                cells(page.stream().filter(line -> line.startsWith("| role | login |")).findAny().orElseThrow());
        List<String> rows = page.stream().filter(line -> line.contains("| `" + RATE)).toList();
        assertThat(rows).hasSize(8);
        for (String row : rows) {
            List<String> cells = cells(row);
            String value = settings.get(codes(cells.getLast()).getFirst()).value();
            if (value.equals("none")) {
                assertThat(cells.get(1)).isEqualTo("no limit");
            } else {
                for (String quota : value.split(" ")) {
                    String[] parts = quota.split("=");
                    assertThat(cells.get(head.indexOf(parts[0]))).as("%s, %s", cells.getFirst(), parts[0])
                            .isEqualTo(parts[1]);
                }
            }
        }
    }

    @Test
    void everyVariableThatAPageNamesIsASetting() throws IOException {
        ConfigKeys keys = new ConfigKeys();
        Pattern variable = Pattern.compile("\\b(SANJIAN_[A-Z0-9_]+?)(_<[A-Z]+>)?[`=]");
        for (Path page : pages()) {
            Matcher names = variable.matcher(Files.readString(page));
            while (names.find()) {
                String name = names.group(1) + (names.group(2) == null ? "" : "_X");
                assertThat(keys.knows(name) || name.matches("SANJIAN_(TEST|DEMO|HOME|ADMIN_TOKEN).*"))
                        .as("%s in %s", name, page).isTrue();
            }
        }
    }

    private boolean isKnown(String key) {
        String pattern =
                Arrays.stream(key.split("\\.")).map(part -> part.startsWith("<") ? "[^.]+" : Pattern.quote(part))
                        .reduce((one, other) -> one + "\\." + other).orElseThrow();
        return settings.keySet().stream().anyMatch(known -> {
            String sample = known.replaceAll("<[^>]*>", "x");
            return sample.matches(pattern) || sample.matches(pattern + "\\..*")
                    || key.toLowerCase(Locale.ROOT).matches(known.replaceAll("<[^>]*>", "[^.]+"));
        });
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.filter(file -> file.toString().endsWith(".md")).toList();
        }
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1).split("\\|")).map(String::strip).toList();
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell).results().map(result -> result.group(1)).toList();
    }
}
