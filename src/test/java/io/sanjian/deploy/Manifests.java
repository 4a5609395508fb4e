package io.sanjian.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files of {@code k8s/}, read. */
final class Manifests {
    static final Path ROOT = Path.of("k8s");
    static final Path BASE = ROOT.resolve("base");

    private Manifests() {
    }

    /**
     * One document of a file.
     *
     * @param body as parsed: maps, lists, strings, numbers, booleans
     */
    record Manifest(Path file, Map<?, ?> body) {

        String kind() {
            return (String) body.get("kind");
        }

        String name() {
            return string(at(body, "metadata", "name"));
        }

        /** The template of its Pods, or null for a kind without any. */
        Map<?, ?> podTemplate() {
            return switch (kind()) {
                case "Deployment", "Job" -> map(at(body, "spec", "template"));
                case "CronJob" -> map(at(body, "spec", "jobTemplate", "spec", "template"));
                default -> null;
            };
        }

        @Override
        public String toString() {
            return file + " " + kind();
        }
    }

    static List<Manifest> in(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted()
                    .flatMap(file -> read(file).stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Manifest> read(Path file) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try {
            Iterable<Object> documents = new Yaml(new SafeConstructor(options)).loadAll(Files.readString(file));
            return StreamSupport.stream(documents.spliterator(), false)
                    .map(document -> new Manifest(file, map(document))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Manifest base(String kind, String name) {
        return in(BASE).stream().filter(m -> m.kind().equals(kind) && m.name().equals(name)).findAny().orElseThrow();
    }

    /** The value at a path of keys; null where there is none. */
    static Object at(Object value, String... path) {
        Object found = value;
        for (String key : path) {
            found = found instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return found;
    }

    static Map<?, ?> map(Object value) {
        return (Map<?, ?>) value;
    }

    static String string(Object value) {
        return (String) value;
    }

    /** The list of maps at a path; empty where there is none. */
    static List<Map<?, ?>> list(Object value, String... path) {
        List<Map<?, ?>> list = new ArrayList<>();
        if (at(value, path) instanceof List<?> found) {
            found.forEach(element -> list.add(map(element)));
        }
        return list;
    }

    static List<String> strings(Object value, String... path) {
        return at(value, path) instanceof List<?> found ? found.stream().map(Manifests::string).toList() : List.of();
    }

    /** Words after an instruction of a Dockerfile's last stage. */
    static List<String> dockerfile(String file, String instruction) {
        try {
            String text = Files.readString(Path.of("src/main/docker", file)).replace("\\\n", " ");
            String lastStage = text.substring(text.lastIndexOf("\nFROM "));
            return lastStage.lines().filter(line -> line.startsWith(instruction + " "))
                    .flatMap(line -> Arrays.stream(line.substring(instruction.length()).strip().split("\\s+")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
