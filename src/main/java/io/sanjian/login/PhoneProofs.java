package io.sanjian.login;

import io.sanjian.gateway.sms.SmsException;
import io.sanjian.gateway.sms.SmsGateway;
import io.sanjian.gateway.sms.SmsKind;
import io.sanjian.gateway.sms.SmsMessage;
import io.sanjian.gateway.wechat.WechatClient;
import io.sanjian.login.AttemptLimiter.Kind;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.sanjian.web.problem.Violation;
import io.sanjian.worker.WorkerIdentities;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Proves that a person holds a phone: by a code sent there, or by WeChat's phone-number component. No answer tells whether
 * a number is known: a code is sent to any phone, and for an ID number that nobody has, everything but the message
 * happens.
 */
@ApplicationScoped
class PhoneProofs {
    private static final Logger LOG = Logger.getLogger(PhoneProofs.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int CODES = 1_000_000;
    private static final String ANYBODY = "";

    private final ProofStore store;
    private final Pool pool;
    private final WorkerIdentities workers;
    private final SmsGateway sms;
    private final WechatClient wechat;
    private final AttemptLimiter attempts;
    private final LoginConfig config;
    private final Clock clock;

    PhoneProofs(ProofStore store, Pool pool, WorkerIdentities workers, SmsGateway sms, WechatClient wechat,
            AttemptLimiter attempts, LoginConfig config, Clock clock) {
        this.store = store;
        this.pool = pool;
        this.workers = workers;
        this.sms = sms;
        this.wechat = wechat;
        this.attempts = attempts;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Sends a code. It is on its way when this completes; whether it arrives is not awaited.
     *
     * @return until when the code works
     */
    Uni<Instant> sendCode(UUID account, CodeRecipient named, String address) {
        if (!sms.isConfigured()) {
            return Uni.createFrom().failure(new ProblemException(ProblemType.NOT_READY, "SMS is not set up here"));
        }
        LoginConfig.Limits limits = config.limits();
        String code = "%06d".formatted(RANDOM.nextInt(CODES));
        Instant expiresAt = clock.instant().plus(config.code().ttl());
        // The caller's own quota first: whoever has used it up must not use up that of other people's numbers.
        return attempts.take(Kind.CODE_SENT_TO_PERSON, account.toString(), limits.codesPerPerson())
                .chain(() -> attempts.take(Kind.CODE_SENT_TO_ADDRESS, address, limits.codesPerAddress()))
                .chain(() -> attempts.take(Kind.CODE_SENT, named.subject(), limits.codesPerNumber()))
                .chain(() -> attempts.take(Kind.CODE_SENT_DAILY, named.subject(), limits.codesPerNumberDaily()))
                .chain(() -> attempts.take(Kind.CODE_SENT_TO_ANYBODY, ANYBODY, limits.codesOfAll()))
                .chain(() -> target(named))
                .call(phone -> store.putCode(account, named, code, phone.orElse(null), expiresAt))
                .invoke(phone -> phone.ifPresent(number -> send(number, code)))
                .replaceWith(expiresAt);
    }

    /**
     * Where the code goes. A phone on file that gets too many codes is left alone without a word, or the word would tell
     * that it belongs to the ID number; and where there is none, as much is done, or the time would tell.
     */
    private Uni<Optional<String>> target(CodeRecipient named) {
        if (named.phone() != null) {
            return Uni.createFrom().item(Optional.of(named.phone()));
        }
        return workers.mobileOf(named.idNumber()).flatMap(found -> attempts
                .tryTake(Kind.CODE_SENT_DAILY, found.map(phone -> new CodeRecipient(phone, null).subject())
                        .orElse("nobody:" + named.idNumber()), config.limits().codesPerNumberDaily())
                .map(allowed -> found.filter(phone -> allowed)));
    }

    private void send(String phone, String code) {
        String minutes = Long.toString(config.code().ttl().toMinutes());
        sms.send(new SmsMessage(UUID.randomUUID(), phone, SmsKind.CODE, List.of(code, minutes),
                "验证码" + code + "，" + minutes + "分钟内有效，请勿告诉他人。"))
                .subscribe().with(id -> {}, failure -> LOG.warnf("A code was not sent: %s",
                        failure instanceof SmsException known ? known.reason() + " " + known.code() : failure));
    }

    /**
     * Proves a phone by the code that was sent there.
     *
     * @return until when the proof counts
     * @throws ProblemException VALIDATION, in the Uni, the same for every code that does not work
     */
    Uni<Instant> prove(UUID account, CodeRecipient named, String code) {
        LoginConfig.Limits limits = config.limits();
        Instant now = clock.instant();
        return attempts.check(Kind.WRONG_CODE, named.subject(), limits.wrongCodesPerNumber())
                .chain(() -> store.tryCode(account, named, config.code().tries(), now))
                .flatMap(found -> found.map(kept -> tried(account, named, kept, code, now))
                        .orElseGet(() -> Uni.createFrom().item(false)))
                .map(proved -> {
                    if (!proved) {
                        throw ProblemException.invalid(List.of(new Violation("code", "WRONG_CODE",
                                "The code is wrong, used, or too old", null)));
                    }
                    return now.plus(config.proofTtl());
                });
    }

    /** A wrong code counts only where there is one to guess: nobody shuts out a number for which they asked none. */
    private Uni<Boolean> tried(UUID account, CodeRecipient named, ProofStore.Kept kept, String code, Instant now) {
        boolean right = kept.proof() != null
                && MessageDigest.isEqual(kept.hash(), store.codeHash(kept.id(), code));
        Uni<Boolean> proved = right ? used(account, kept, now) : Uni.createFrom().item(false);
        return proved.call(yes -> yes ? Uni.createFrom().voidItem()
                : attempts.tryTake(Kind.WRONG_CODE, named.subject(), config.limits().wrongCodesPerNumber()));
    }

    private Uni<Boolean> used(UUID account, ProofStore.Kept kept, Instant now) {
        return pool.withTransaction(tx -> store.useCode(tx, kept.id()).call(mine -> mine
                ? store.putProof(tx, account, kept.proof(), now.plus(config.proofTtl()))
                : Uni.createFrom().voidItem()));
    }

    /** Proves a phone by a code of WeChat's phone-number component. @return until when the proof counts */
    Uni<Instant> proveByWechat(UUID account, String wechatCode) {
        if (!wechat.isConfigured()) {
            return Uni.createFrom().failure(new ProblemException(ProblemType.NOT_READY, "WeChat is not set up here"));
        }
        Duration life = config.proofTtl();
        return Uni.createFrom().deferred(() -> wechat.phoneNumber(wechatCode))
                .onFailure(WechatProblems::isBusy).retry().atMost(1)
                .onFailure(WechatProblems::isWrongCode).transform(failure -> ProblemException.invalid(
                        List.of(new Violation("wechatCode", "WRONG_CODE", "The code is unknown, used, or too old",
                                null))))
                .onFailure().transform(WechatProblems::of)
                .map(number -> WorkerIdentities.mobile(number).orElseThrow(() -> ProblemException.invalid(List.of(
                        Violation.malformed("wechatCode", "The phone is not a mobile number of mainland China")))))
                .flatMap(
                        phone -> store.putProof(pool, account, new PhoneProof(phone, null), clock.instant().plus(life)))
                .replaceWith(() -> clock.instant().plus(life));
    }
}
