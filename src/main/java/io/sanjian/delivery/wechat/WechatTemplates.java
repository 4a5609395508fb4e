package io.sanjian.delivery.wechat;

import io.quarkus.runtime.Startup;
import io.sanjian.delivery.RecommendationMessage;
import io.sanjian.delivery.wechat.WechatMessageConfig.TemplateSettings;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The configured templates; a fault in the settings stops the service at its start. */
@Startup
@Singleton
class WechatTemplates {
    private final List<WechatTemplate> all;
    private final WechatMessageConfig config;

    WechatTemplates(WechatMessageConfig config) {
        this.config = config;
        Map<String, TemplateSettings> byName = new TreeMap<>(config.templates());
        this.all = byName.entrySet().stream().map(each -> WechatTemplate.of(each.getKey(), each.getValue()))
                .sorted(Comparator.comparing(WechatTemplate::longTerm).reversed()).toList();
        if (config.page().startsWith("/")) {
            throw new IllegalStateException("sanjian.delivery.wechat.page is relative, without a leading slash");
        }
    }

    /** Those of long-term subscriptions first. */
    List<WechatTemplate> all() {
        return all;
    }

    List<WechatTemplate> of(RecommendationMessage message) {
        return all.stream().filter(template -> template.lists().contains(message.state())).toList();
    }

    Optional<WechatTemplate> find(String id) {
        return all.stream().filter(template -> template.id().equals(id)).findAny();
    }

    String page(long runId) {
        return config.page().replace("{run}", Long.toString(runId));
    }

    String state() {
        return config.miniprogramState().name().toLowerCase(Locale.ROOT);
    }
}
