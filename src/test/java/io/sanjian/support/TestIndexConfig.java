package io.sanjian.support;

import io.sanjian.index.IndexConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;

/** Index settings for tests that have an index of their own: the defaults, in their folder. */
public final class TestIndexConfig {
    private TestIndexConfig() {
    }

    public static IndexConfig in(Path folder, Map<String, String> settings) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().addDiscoveredConverters()
                .withMapping(IndexConfig.class).withDefaultValue("sanjian.index.directory", folder.toString());
        settings.forEach((name, value) -> builder.withDefaultValue("sanjian.index." + name, value));
        return builder.build().getConfigMapping(IndexConfig.class);
    }
}
