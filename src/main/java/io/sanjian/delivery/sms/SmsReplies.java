package io.sanjian.delivery.sms;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.sanjian.delivery.sms.ReplyBody.Reply;
import io.sanjian.worker.PhoneWithdrawals;
import io.sanjian.worker.Purpose;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jboss.logging.Logger;

/**
 * Takes what people reply to text messages: that they want no more of them, or something that somebody has to read.
 * {@code sanjian.delivery.sms.replies} counts them by {@code outcome}: {@code WITHDRAWN}, {@code NOBODY} (understood, and no worker
 * has the number or all had said so before), {@code UNREAD}.
 */
@ApplicationScoped
class SmsReplies {
    static final int LEAST_KEY = 16;
    private static final Logger LOG = Logger.getLogger(SmsReplies.class);
    private static final String BY = "sms-reply";

    private final SmsReplyConfig config;
    private final PhoneWithdrawals withdrawals;
    private final SmsReplyStore unread;
    private final MeterRegistry registry;
    private final ReplyBody body;
    private final OptOut optOut;

    SmsReplies(SmsReplyConfig config, PhoneWithdrawals withdrawals, SmsReplyStore unread, MeterRegistry registry,
            ObjectMapper json) {
        this.config = config;
        this.withdrawals = withdrawals;
        this.unread = unread;
        this.registry = registry;
        this.body = new ReplyBody(config, json);
        this.optOut = new OptOut(config.optOutWords());
    }

    /** Whether this is the address that the gateway was told. */
    boolean isKey(String given) {
        return config.key().filter(key -> MessageDigest
                .isEqual(key.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8))).isPresent();
    }

    /**
     * Takes a gateway's call.
     *
     * @param call        body or query
     * @param contentType as declared, or null
     * @return what the gateway wants to be answered
     * @throws io.sanjian.web.problem.ProblemException VALIDATION for a call that holds no reply
     */
    Uni<String> take(byte[] call, String contentType) {
        return Multi.createFrom().iterable(body.read(call, contentType)).onItem()
                .transformToUniAndConcatenate(this::take).collect().last().replaceWith(config.answer());
    }

    private Uni<Void> take(Reply reply) {
        if (!isOptOut(reply.text())) {
            return withdrawals.workersOf(reply.phone()).flatMap(workers -> unread.add(workers, reply.text()))
                    .invoke(() -> count("UNREAD"));
        }
        return withdrawals.record(reply.phone(), Purpose.PUSH_SMS, reply.text(), BY).invoke(workers -> {
            count(workers > 0 ? "WITHDRAWN" : "NOBODY");
            if (workers > 0) {
                LOG.infof("%d workers want no more text messages", workers);
            }
        }).replaceWithVoid();
    }

    boolean isOptOut(String text) {
        return optOut.isSaidIn(text);
    }

    private void count(String outcome) {
        registry.counter("sanjian.delivery.sms.replies", "outcome", outcome).increment();
    }
}
