package io.sanjian.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The environment variables that a running service understands: Sanjian's and those of the Quarkus extensions in use. */
final class ConfigKeys {
    private final Set<String> quarkus = new HashSet<>();
    private final Set<Pattern> own = new HashSet<>();

    ConfigKeys() {
        for (JavaClass mapping : new ClassFileImporter().withImportOption(new DoNotIncludeTests())
                .importPackages("io.sanjian")) {
            if (mapping.isAnnotatedWith(ConfigMapping.class)) {
                ConfigMappings.getProperties(ConfigMappings.ConfigClass.configClass(mapping.reflect())).keySet()
                        .forEach(property -> own.add(variable(property)));
            }
        }
        own.add(variable("sanjian.home"));
        try {
            for (URL model : Collections.list(getClass().getClassLoader()
                    .getResources("META-INF/quarkus-config-doc/quarkus-config-model.json"))) {
                try (InputStream in = model.openStream()) {
                    collect(new ObjectMapper().readTree(in));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean knows(String variable) {
        return quarkus.contains(variable) || own.stream().anyMatch(pattern -> pattern.matcher(variable).matches());
    }

    /** Only what can be set when the service is built already does not count. */
    private void collect(JsonNode node) {
        if ("RUN_TIME".equals(node.path("phase").asText()) && node.path("path").has("environmentVariable")) {
            quarkus.add(node.path("path").path("environmentVariable").asText());
            node.path("additionalPaths").forEach(path -> quarkus.add(path.path("environmentVariable").asText()));
        }
        node.forEach(this::collect);
    }

    /** As MicroProfile Config writes it; the keys of maps stand as stars. */
    private static Pattern variable(String property) {
        StringBuilder pattern = new StringBuilder();
        property.chars().forEach(c -> pattern.append(c == '*' ? "[A-Z0-9]+"
                : Character.isLetterOrDigit(c) ? String.valueOf((char) Character.toUpperCase(c)) : "_"));
        return Pattern.compile(pattern.toString());
    }
}
