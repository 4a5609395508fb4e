package io.sanjian.access.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokensTest {
    private static final Instant NOW = Instant.parse("2026-01-20T02:00:00Z");
    private static final TestJwtConfig CONFIG = TestJwtConfig.of(Map.of("a", TestJwtConfig.A), "a");
    private static final Login LINKED = new Login(UUID.randomUUID(), UUID.randomUUID(), 17L);
    private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"kid\":\"a\"}";

    private static AccessTokens at(Instant now, TestJwtConfig config) {
        return new AccessTokens(config, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static AccessTokens at(Instant now) {
        return at(now, CONFIG);
    }

    @Test
    void whatIsIssuedIsAccepted() {
        Login person = new Login(UUID.randomUUID(), UUID.randomUUID(), null);
        assertThat(at(NOW).verify(at(NOW).issue(LINKED))).contains(LINKED);
        assertThat(at(NOW).verify(at(NOW).issue(person))).contains(person);
        assertThat(AccessTokens.looksLikeOne(at(NOW).issue(LINKED))).isTrue();
        assertThat(AccessTokens.looksLikeOne("sj_8sY2vWd0cT3mQb1nXk5pRf7hJz9aLg4eVu6iMo2tEyA")).isFalse();
    }

    @Test
    void itWorksForAQuarterOfAnHourAndAsMuchLongerAsClocksMayDiffer() {
        String token = at(NOW).issue(LINKED);
        assertThat(at(NOW.plus(Duration.ofMinutes(14))).verify(token)).isPresent();
        assertThat(at(NOW.plus(Duration.ofMinutes(15)).plusSeconds(29)).verify(token)).isPresent();
        AccessTokens late = at(NOW.plus(Duration.ofMinutes(15)).plusSeconds(31));
        assertThat(late.verify(token)).isEmpty();
        assertThat(late.hasExpired(token)).isTrue();
        assertThat(late.hasExpired(token.substring(0, token.length() - 4) + "AAAA")).as("forged").isFalse();
        assertThat(at(NOW).hasExpired(token)).isFalse();
    }

    @Test
    void aReplicaWhoseClockIsBehindAcceptsItToo() {
        assertThat(at(NOW.minusSeconds(25)).verify(at(NOW).issue(LINKED))).isPresent();
    }

    @Test
    void aKeyIsRotatedWithoutAnybodyBeingLoggedOut() {
        TestJwtConfig both = TestJwtConfig.of(Map.of("a", TestJwtConfig.A, "b", TestJwtConfig.B), "b");
        TestJwtConfig after = TestJwtConfig.of(Map.of("b", TestJwtConfig.B), "b");
        String old = at(NOW).issue(LINKED);
        String fresh = at(NOW, both).issue(LINKED);
        assertThat(at(NOW, both).verify(old)).isPresent();
        assertThat(at(NOW, after).verify(fresh)).isPresent();
        assertThat(at(NOW, after).verify(old)).isEmpty();
    }

    @Test
    void anotherInstallationsTokenIsRefused() {
        TestJwtConfig other = new TestJwtConfig(CONFIG.keys(), CONFIG.activeKey(), "sanjian-test");
        assertThat(at(NOW).verify(at(NOW, other).issue(LINKED))).isEmpty();
    }

    @Test
    void withoutKeysNothingIsAccepted() {
        assertThat(at(NOW, TestJwtConfig.of(Map.of(), null)).verify(at(NOW).issue(LINKED))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"alg\":\"none\",\"typ\":\"at+jwt\",\"kid\":\"a\"}", "{\"alg\":\"NONE\",\"typ\":\"at+jwt\"}",
            "{\"alg\":\"HS512\",\"typ\":\"at+jwt\",\"kid\":\"a\"}",
            "{\"alg\":\"RS256\",\"typ\":\"at+jwt\",\"kid\":\"a\"}",
            "{\"alg\":\"HS256\",\"typ\":\"at+jwt\"}", "{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"kid\":\"\"}",
            "{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"kid\":\"zz\"}", "{\"alg\":\"HS256\",\"kid\":\"a\"}",
            "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"a\"}",
            "{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"kid\":\"a\",\"crit\":[\"exp\"]}",
            "{\"alg\":\"HS256\",\"typ\":\"at+jwt\",\"kid\":[\"a\"]}"
    })
    void aHeaderThatIsNotOursIsRefusedThoughTheKeyIsRight(String header) {
        assertThat(at(NOW).verify(signed(header, claims(at(NOW).issue(LINKED)), TestJwtConfig.A))).isEmpty();
    }

    @Test
    void theHeaderThatIsOursIsAcceptedFromTheseSameHands() {
        assertThat(at(NOW).verify(signed(HEADER, claims(at(NOW).issue(LINKED)), TestJwtConfig.A))).contains(LINKED);
    }

    @Test
    void aForeignKeyIsRefused() {
        assertThat(at(NOW).verify(signed(HEADER, claims(at(NOW).issue(LINKED)), TestJwtConfig.B))).isEmpty();
    }

    @Test
    void noSignatureIsRefused() {
        String token = at(NOW).issue(LINKED);
        String bare = token.substring(0, token.lastIndexOf('.') + 1);
        assertThat(at(NOW).verify(bare)).isEmpty();
        assertThat(at(NOW).verify(encode("{\"alg\":\"none\"}") + '.' + token.split("\\.")[1] + '.')).isEmpty();
    }

    @Test
    void anotherWorkerCannotBeWrittenIn() {
        String token = at(NOW).issue(LINKED);
        String claims = claims(token);
        assertThat(claims).contains("\"wid\":17");
        String forged = token.split("\\.")[0] + '.' + encode(claims.replace("\"wid\":17", "\"wid\":18")) + '.'
                + token.split("\\.")[2];
        assertThat(at(NOW).verify(forged)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"exp", "iat", "sub", "sid", "iss", "aud"})
    void aTokenThatLeavesSomethingOutIsRefused(String claim) {
        String claims = claims(at(NOW).issue(LINKED));
        String without = claims.replaceFirst(",?\"" + claim + "\":(\"[^\"]*\"|\\d+)", "").replace("{,", "{");
        assertThat(without).isNotEqualTo(claims);
        assertThat(at(NOW).verify(signed(HEADER, without, TestJwtConfig.A))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"18\"", "1.5", "[17]", "null", "{\"a\":1}", "\"admin\""})
    void aWorkerThatIsNoNumberIsRefused(String worker) {
        String claims = claims(at(NOW).issue(LINKED)).replace("\"wid\":17", "\"wid\":" + worker);
        assertThat(at(NOW).verify(signed(HEADER, claims, TestJwtConfig.A))
                .filter(login -> login.workerId() != null)).isEmpty();
    }

    @Test
    void aTokenForYearsIsRefusedThoughSignedByUs() {
        String claims = claims(at(NOW).issue(LINKED)).replaceFirst("\"exp\":\\d+",
                "\"exp\":" + NOW.plus(Duration.ofDays(3650)).getEpochSecond());
        assertThat(at(NOW).verify(signed(HEADER, claims, TestJwtConfig.A))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"eyJ..", "eyJ.a.b", "..", "eyJhbGciOiJIUzI1NiJ9.e30.", "eyJ\u0000.\u0000.\u0000", "eyJ.😀.字"})
    void whatIsNoTokenIsRefused(String text) {
        assertThat(at(NOW).verify(text)).isEmpty();
    }

    @Test
    void randomChangesAreRefused() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String token = at(NOW).issue(LINKED);
        AccessTokens tokens = at(NOW);
        for (int i = 0; i < 2000; i++) {
            char[] changed = token.toCharArray();
            int place = random.nextInt(changed.length);
            changed[place] = (char) (random.nextBoolean() ? 33 + random.nextInt(94) : random.nextInt(0x2000));
            Optional<Login> login = tokens.verify(new String(changed));
            // the last character of a part may hold bits that mean nothing
            assertThat(login.filter(known -> !known.equals(LINKED))).as("seed %d, round %d", seed, i).isEmpty();
        }
        assertThat(tokens.verify(token + "x".repeat(5000))).isEmpty();
    }

    private static String claims(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
    }

    private static String signed(String header, String claims, String key) {
        String input = encode(header) + '.' + encode(claims);
        try {
            String algorithm = header.contains("HS512") ? "HmacSHA512" : "HmacSHA256";
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), algorithm));
            return input + '.' + Base64.getUrlEncoder().withoutPadding()
                    .encodeToString(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
