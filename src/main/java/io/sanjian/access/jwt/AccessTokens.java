package io.sanjian.access.jwt;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Signs and checks access tokens: HS256 and nothing else, under the key that the header's {@code kid} names. The same
 * service issues and accepts them, so that a shared secret is enough (ADR 0042).
 */
@Startup
@ApplicationScoped
public class AccessTokens {
    private static final String TYPE = "at+jwt";
    private static final String SESSION = "sid";
    private static final String WORKER = "wid";
    private static final String AUDIENCE = "sanjian-api";
    /** Ours have some 400 characters; nobody is to make us parse more. */
    private static final int MAX_LENGTH = 2048;
    private static final AlgorithmConstraints ONLY_HS256 =
            new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256);

    private final JwtConfig config;
    private final Clock clock;
    private final JwtKeys keys;

    AccessTokens(JwtConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.keys = JwtKeys.of(config);
        if (config.ttl().compareTo(Duration.ofMinutes(1)) < 0 || config.ttl().compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalStateException("sanjian.jwt.ttl is one minute to one day");
        }
    }

    /** Whether there are keys; without them nobody can log in. */
    public boolean isConfigured() {
        return !keys.isEmpty();
    }

    public Duration ttl() {
        return config.ttl();
    }

    /** A token that works from now on. */
    public String issue(Login login) {
        Instant now = clock.instant();
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(config.issuer());
        claims.setAudience(AUDIENCE);
        claims.setSubject(login.account().toString());
        claims.setStringClaim(SESSION, login.session().toString());
        if (login.workerId() != null) {
            claims.setClaim(WORKER, login.workerId());
        }
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.plus(config.ttl()).getEpochSecond()));
        claims.setJwtId(UUID.randomUUID().toString());
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        signature.setHeader("typ", TYPE);
        signature.setKeyIdHeaderValue(keys.activeId());
        signature.setKey(keys.active());
        signature.setPayload(claims.toJson());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether this has the form of such a token, which no other bearer token has. */
    public static boolean looksLikeOne(String text) {
        return text.startsWith("eyJ") && text.indexOf('.') != text.lastIndexOf('.');
    }

    /** Who logged in; empty for anything but a token of ours that works now. */
    public Optional<Login> verify(String text) {
        if (keys.isEmpty() || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            JwtClaims claims = consumer().processToClaims(text);
            String session = claims.getStringClaimValue(SESSION);
            return session == null ? Optional.empty() : Optional.of(new Login(UUID.fromString(claims.getSubject()),
                    UUID.fromString(session),
                    claims.hasClaim(WORKER) ? claims.getClaimValue(WORKER, Long.class) : null));
        } catch (InvalidJwtException | MalformedClaimException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether this is a token of ours with which nothing is wrong but its time. */
    public boolean hasExpired(String text) {
        if (keys.isEmpty() || text.length() > MAX_LENGTH) {
            return false;
        }
        try {
            consumer().processToClaims(text);
            return false;
        } catch (InvalidJwtException e) {
            return e.hasExpired();
        }
    }

    private JwtConsumer consumer() {
        return new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(ONLY_HS256)
                .setExpectedType(true, TYPE)
                .setVerificationKeyResolver((signature, nesting) -> keys.find(signature.getKeyIdHeaderValue())
                        .orElseThrow(() -> new UnresolvableKeyException("no such key")))
                .setExpectedIssuer(config.issuer())
                .setExpectedAudience(AUDIENCE)
                .setRequireSubject()
                .setRequireIssuedAt()
                .setRequireExpirationTime()
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .setAllowedClockSkewInSeconds(Math.toIntExact(config.clockSkew().toSeconds()))
                .setMaxFutureValidityInMinutes(Math.toIntExact(config.ttl().plus(config.clockSkew()).toMinutes()) + 1)
                .build();
    }
}
