package io.sanjian.delivery.wechat;

import io.sanjian.delivery.wechat.SubscriptionRequest.Answer;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** What workers allow to be sent by WeChat. */
@ApplicationScoped
class Subscriptions {
    private static final Logger LOG = Logger.getLogger(Subscriptions.class);

    private final SubscriptionStore store;
    private final WechatTemplates templates;
    private final Clock clock;

    Subscriptions(SubscriptionStore store, WechatTemplates templates, Clock clock) {
        this.store = store;
        this.templates = templates;
        this.clock = clock;
    }

    /** Every template, in the order in which they are used. */
    Uni<List<Subscription>> of(long workerId) {
        return store.load(List.of(workerId)).map(found -> all(found.getOrDefault(workerId, Map.of())));
    }

    private List<Subscription> all(Map<String, Subscription> known) {
        return templates.all().stream().map(template -> {
            Subscription stored = known.get(template.id());
            return new Subscription(template.id(), template.longTerm(), stored != null && stored.accepted(),
                    stored == null ? 0 : stored.remaining());
        }).toList();
    }

    /** Notes what the user said. A rejection of a one-off template takes back nothing that was accepted before. */
    Uni<List<Subscription>> report(long workerId, Map<String, Answer> results) {
        return Multi.createFrom().iterable(results.entrySet()).onItem()
                .transformToUniAndConcatenate(result -> report(workerId,
                        templates.find(result.getKey()).orElseThrow(), result.getValue()))
                .collect().last().chain(() -> of(workerId));
    }

    private Uni<Void> report(long workerId, WechatTemplate template, Answer answer) {
        return switch (answer) {
            case accept -> store.accept(workerId, template.id(), template.longTerm(), clock.instant());
            case reject -> template.longTerm() ? store.end(workerId, template.id(), clock.instant())
                    : Uni.createFrom().voidItem();
            case ban, filter -> {
                LOG.warnf("WeChat does not offer template %s to users: %s", template.id(), answer);
                yield Uni.createFrom().voidItem();
            }
        };
    }
}
