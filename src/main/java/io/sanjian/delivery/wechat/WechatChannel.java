package io.sanjian.delivery.wechat;

import io.sanjian.delivery.Channel;
import io.sanjian.delivery.DeliveryChannel;
import io.sanjian.delivery.Envelope;
import io.sanjian.delivery.ReceiverErrors;
import io.sanjian.delivery.SendOutcome;
import io.sanjian.gateway.wechat.OpenIds;
import io.sanjian.gateway.wechat.SubscribeMessage;
import io.sanjian.gateway.wechat.WechatClient;
import io.sanjian.gateway.wechat.WechatErrorClass;
import io.sanjian.gateway.wechat.WechatErrorException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Sends lists as subscribe messages: all picks of a list in one, because a one-off subscription allows one message.
 *
 * <p>WeChat knows no key by which it would recognise a message that comes again. After an attempt without an answer the
 * message is sent again (never lost, possibly twice); where WeChat then says that the subscription is used up, the first
 * attempt has most likely used it, and no other phone channel follows.
 */
@ApplicationScoped
public class WechatChannel implements DeliveryChannel {
    private static final Logger LOG = Logger.getLogger(WechatChannel.class);

    private final WechatClient client;
    private final WechatTemplates templates;
    private final SubscriptionStore subscriptions;
    private final OpenIds openIds;
    private final ReceiverErrors errors;

    WechatChannel(WechatClient client, WechatTemplates templates, SubscriptionStore subscriptions, OpenIds openIds,
            ReceiverErrors errors) {
        this.client = client;
        this.templates = templates;
        this.subscriptions = subscriptions;
        this.openIds = openIds;
        this.errors = errors;
    }

    @Override
    public Channel channel() {
        return Channel.WECHAT;
    }

    @Override
    public boolean isInstalled() {
        return client.isConfigured() && !templates.all().isEmpty();
    }

    /** Sent side by side: a slow answer holds up this many at most. */
    @Override
    public int maxBatch() {
        return 16;
    }

    @Override
    public int defaultLanes() {
        return 4;
    }

    @Override
    public Uni<List<SendOutcome>> deliver(List<Envelope> envelopes, Instant now) {
        List<Long> workers = envelopes.stream().map(envelope -> envelope.recipient().workerId()).distinct().toList();
        return DeliveryChannel.each(envelopes,
                Uni.combine().all().unis(openIds.of(workers), subscriptions.load(workers)).asTuple(),
                (envelope, known) -> {
                    long worker = envelope.recipient().workerId();
                    return deliver(envelope, known.getItem1().get(worker),
                            known.getItem2().getOrDefault(worker, Map.of()), now);
                });
    }

    private Uni<SendOutcome> deliver(Envelope envelope, String openId, Map<String, Subscription> known, Instant now) {
        if (envelope.message().picks().isEmpty()) {
            return unreachable("no phone rings for a list without picks");
        }
        if (openId == null || openId.isBlank()) {
            return noWay("the worker has not linked WeChat", envelope, known);
        }
        List<WechatTemplate> open = templates(envelope, known);
        return open.isEmpty() ? noWay("the worker has no subscription left", envelope, known)
                : send(envelope, openId, open, now);
    }

    /** Those to try, in order. After a doubtful attempt only the one that it used, whatever it may have used up. */
    private List<WechatTemplate> templates(Envelope envelope, Map<String, Subscription> known) {
        List<WechatTemplate> all = templates.of(envelope.message()).stream()
                .filter(template -> known.containsKey(template.id())).toList();
        List<WechatTemplate> open = all.stream().filter(template -> known.get(template.id()).isOpen()).toList();
        if (!envelope.possiblySent()) {
            return open;
        }
        // A doubtful attempt uses no subscription up on our side, so what was open for it mostly still is.
        return (open.isEmpty() ? all : open).stream().limit(1).toList();
    }

    /** Whoever never had a subscription cannot have been reached; whoever had one may have been, by an earlier attempt. */
    private static Uni<SendOutcome> noWay(String reason, Envelope envelope, Map<String, Subscription> known) {
        return envelope.possiblySent() && !known.isEmpty() ? Uni.createFrom().item(new SendOutcome.Refused(reason))
                : unreachable(reason);
    }

    private static Uni<SendOutcome> unreachable(String reason) {
        return Uni.createFrom().item(new SendOutcome.Unreachable(reason));
    }

    /** @param open templates to use, at least one; the next one where the user turns out to refuse the first */
    private Uni<SendOutcome> send(Envelope envelope, String openId, List<WechatTemplate> open, Instant now) {
        WechatTemplate template = open.getFirst();
        long worker = envelope.recipient().workerId();
        Map<String, String> data;
        try {
            data = template.fill(envelope.message(), envelope.createdAt());
        } catch (WechatTemplate.FieldException e) {
            LOG.errorf("Template %s: %s", template.id(), e.getMessage());
            return Uni.createFrom().item(new SendOutcome.Failed(e.getMessage()));
        }
        SubscribeMessage message = new SubscribeMessage(openId, template.id(),
                templates.page(envelope.message().runId()), data, templates.state());
        return client.sendSubscribeMessage(message)
                .<SendOutcome>chain(
                        () -> subscriptions.use(worker, template.id(), now).replaceWith(new SendOutcome.Delivered())
                                // It is sent: that it could not be written down must not send it again.
                                .onFailure().recoverWithItem(new SendOutcome.Delivered()))
                .onFailure().recoverWithUni(failure -> failed(failure, envelope, openId, open, now));
    }

    private Uni<SendOutcome> failed(Throwable failure, Envelope envelope, String openId, List<WechatTemplate> open,
            Instant now) {
        WechatTemplate template = open.getFirst();
        SendOutcome outcome = WechatErrors.outcome(failure);
        if (!(failure instanceof WechatErrorException error)) {
            return Uni.createFrom().item(outcome);
        }
        errors.error(Channel.WECHAT, Integer.toString(error.errcode()));
        if (error.kind() == WechatErrorClass.NOT_SUBSCRIBED) {
            return subscriptions.end(envelope.recipient().workerId(), template.id(), now)
                    // Not written down, it is asked for once more another time, and refused again.
                    .onFailure().recoverWithNull()
                    .chain(() -> open.size() == 1 ? Uni.createFrom().item(outcome)
                            : send(envelope, openId, open.subList(1, open.size()), now));
        }
        if (error.kind() == WechatErrorClass.CONTENT || error.kind() == WechatErrorClass.UNKNOWN) {
            LOG.warnf("Delivery %d by template %s: %s", envelope.id(), template.id(), error.getMessage());
        }
        return Uni.createFrom().item(outcome);
    }
}
