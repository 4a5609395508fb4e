package io.sanjian.posting;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkus.runtime.Startup;
import io.sanjian.web.fields.BodyFields;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The mappings that an import may name. They are read like the reference tables (ADR 0062). */
@Startup
@ApplicationScoped
class RowMappings {
    private static final List<String> NAMES = List.of("job-site");
    private static final Map<String, RowMapping> MAPPINGS = read();

    private static Map<String, RowMapping> read() {
        Map<String, RowMapping> mappings = new TreeMap<>();
        JsonMapper json = new JsonMapper();
        for (String name : NAMES) {
            try (InputStream in = RowMappings.class.getResourceAsStream("/mapping/" + name + ".json")) {
                mappings.put(name, json.readValue(in, RowMapping.class));
            } catch (IOException e) {
                throw new UncheckedIOException("mapping " + name + " cannot be read", e);
            }
        }
        return mappings;
    }

    /** The mapping that a request names, if it does; an unknown name gathers in the fields. */
    Optional<RowMapping> read(BodyFields fields) {
        return Optional.ofNullable(fields.choice("mapping", NAMES)).map(MAPPINGS::get);
    }
}
