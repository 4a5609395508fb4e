package io.sanjian.delivery.sms;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.sanjian.delivery.Channel;
import io.sanjian.delivery.DeliveryChannel;
import io.sanjian.delivery.Envelope;
import io.sanjian.delivery.ReceiverErrors;
import io.sanjian.delivery.SendOutcome;
import io.sanjian.gateway.sms.SmsConfig;
import io.sanjian.gateway.sms.SmsException;
import io.sanjian.gateway.sms.SmsGateway;
import io.sanjian.gateway.sms.SmsKind;
import io.sanjian.gateway.sms.SmsMessage;
import io.sanjian.worker.WorkerPhones;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * Sends lists as text messages. Numbers are opened for the moment of sending. {@code sanjian.delivery.sms.segments} counts
 * the parts that are charged.
 */
@ApplicationScoped
public class SmsChannel implements DeliveryChannel {
    private static final Logger LOG = Logger.getLogger(SmsChannel.class);
    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Duration PROBE_AFTER = Duration.ofMinutes(1);

    private final SmsGateway gateway;
    private final WorkerPhones phones;
    private final SmsTextConfig config;
    private final String signature;
    private final ReceiverErrors errors;
    private final Counter segments;

    SmsChannel(SmsGateway gateway, WorkerPhones phones, SmsTextConfig config, SmsConfig gatewayConfig,
            ReceiverErrors errors, MeterRegistry registry) {
        this.gateway = gateway;
        this.phones = phones;
        this.config = config;
        this.signature = gatewayConfig.signature().map(name -> "【" + name + "】").orElse("");
        this.errors = errors;
        this.segments = Counter.builder("sanjian.delivery.sms.segments")
                .description("Parts of text messages that the operator charges").register(registry);
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public boolean isInstalled() {
        return gateway.isConfigured();
    }

    @Override
    public int maxBatch() {
        return 16;
    }

    @Override
    public int defaultLanes() {
        return 2;
    }

    @Override
    public Uni<List<SendOutcome>> deliver(List<Envelope> envelopes, Instant now) {
        return DeliveryChannel.each(envelopes,
                phones.of(envelopes.stream().map(envelope -> envelope.recipient().workerId()).distinct().toList()),
                (envelope, known) -> deliver(envelope, known.get(envelope.recipient().workerId())));
    }

    private Uni<SendOutcome> deliver(Envelope envelope, String phone) {
        if (envelope.message().picks().isEmpty()) {
            return Uni.createFrom().item(new SendOutcome.Unreachable("no phone rings for a list without picks"));
        }
        if (phone == null || !MOBILE.matcher(phone).matches()) {
            return Uni.createFrom().item(new SendOutcome.Unreachable("the worker has no mobile number"));
        }
        SmsText text = SmsText.of(envelope.message(), config, signature);
        return gateway.send(new SmsMessage(envelope.messageId(), phone, SmsKind.PICKS, text.params(), text.text()))
                .<SendOutcome>map(id -> {
                    segments.increment(text.segments());
                    return new SendOutcome.Delivered();
                })
                .onFailure(SmsException.class).recoverWithItem(failure -> failed(envelope, (SmsException) failure));
    }

    private SendOutcome failed(Envelope envelope, SmsException failure) {
        String reason = failure.getMessage();
        if (!failure.code().isEmpty()) {
            errors.error(Channel.SMS, failure.code());
        }
        return switch (failure.reason()) {
            case RETRY -> new SendOutcome.Retry(reason);
            case UNCERTAIN -> failure.code().isEmpty() ? new SendOutcome.Uncertain(reason)
                    : new SendOutcome.Suspect(failure.code(), reason, new SendOutcome.Uncertain(reason));
            case NUMBER -> new SendOutcome.Unreachable(reason);
            case CONFIGURATION -> new SendOutcome.Alarm(failure.code(), reason, PROBE_AFTER);
            case TEXT -> {
                LOG.warnf("Delivery %d: %s", envelope.id(), reason);
                yield new SendOutcome.Suspect(failure.code(), reason, new SendOutcome.Failed(reason));
            }
            case UNKNOWN -> {
                LOG.warnf("Delivery %d: %s", envelope.id(), reason);
                yield new SendOutcome.Suspect(failure.code(), reason, new SendOutcome.Retry(reason));
            }
        };
    }
}
