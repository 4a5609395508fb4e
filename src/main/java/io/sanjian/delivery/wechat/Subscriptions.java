package io.sanjian.delivery.wechat;

import io.sanjian.delivery.wechat.SubscriptionRequest.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** What workers allow to be sent by WeChat. Blocking: call on a worker thread. */
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
    List<Subscription> of(long workerId) {
        Map<String, Subscription> known = store.load(List.of(workerId)).await().indefinitely()
                .getOrDefault(workerId, Map.of());
        return templates.all().stream().map(template -> {
            Subscription stored = known.get(template.id());
            return new Subscription(template.id(), template.longTerm(), stored != null && stored.accepted(),
                    stored == null ? 0 : stored.remaining());
        }).toList();
    }

    /** Notes what the user said. A rejection of a one-off template takes back nothing that was accepted before. */
    List<Subscription> report(long workerId, Map<String, Answer> results) {
        results.forEach((id, answer) -> report(workerId, templates.find(id).orElseThrow(), answer));
        return of(workerId);
    }

    private void report(long workerId, WechatTemplate template, Answer answer) {
        switch (answer) {
            case accept -> store.accept(workerId, template.id(), template.longTerm(), clock.instant())
                    .await().indefinitely();
            case reject -> {
                if (template.longTerm()) {
                    store.end(workerId, template.id(), clock.instant()).await().indefinitely();
                }
            }
            case ban, filter -> LOG.warnf("WeChat does not offer template %s to users: %s", template.id(), answer);
        }
    }
}
