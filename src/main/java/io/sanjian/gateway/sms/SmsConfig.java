package io.sanjian.gateway.sms;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The SMS gateway. */
@ConfigMapping(prefix = "sanjian.sms")
public interface SmsConfig {

    /** Which gateway sends. */
    @WithDefault("NONE")
    Gateway gateway();

    /** Time for one call. */
    @WithDefault("10s")
    Duration timeout();

    /** The signature that texts begin with, without brackets; operators demand one for every sender. */
    Optional<String> signature();

    /** China Mobile's cloud MAS. */
    MasSettings mas();

    /** Any other gateway with a simple HTTP interface. */
    HttpSettings http();

    /** Which gateway sends. */
    enum Gateway {
        NONE, MAS, HTTP
    }

    /** China Mobile's cloud MAS (云MAS), HTTP interface. */
    interface MasSettings {

        /** Address of the interface, without {@code /sms/...}. */
        Optional<String> baseUrl();

        /** Name of the enterprise, as registered (ecName). */
        Optional<String> ecName();

        /** User of the interface (apId). */
        Optional<String> apId();

        /** Password of the interface (secretKey); it goes into the MAC and is never sent. */
        Optional<String> secretKey();

        /** Code of the signature (sign); the gateway itself puts the signature before the text. */
        Optional<String> sign();

        /** Extension of the service code (addSerial); empty for an account that matches it exactly. */
        Optional<String> addSerial();

        /** Ids of approved templates by kind of message; kinds without one go as free text. */
        Map<SmsKind, String> templates();
    }

    /** Any other gateway with a simple HTTP interface. */
    interface HttpSettings {

        @WithDefault("POST")
        String method();

        /** Address, with placeholders as in {@link #body}, which are URL-encoded here. */
        Optional<String> url();

        /** Headers by name, with placeholders. */
        Map<String, String> headers();

        /**
         * Charset in which the gateway reads addresses and bodies, such as {@code GBK}. Characters that it does not have are left out.
         */
        @WithDefault("UTF-8")
        String charset();

        /** How values are escaped in the body. */
        @WithDefault("JSON")
        Escape escape();

        /**
         * The body, with the placeholders <code>{phone}</code>, <code>{text}</code> (with the signature),
         * <code>{content}</code> (without it), <code>{signature}</code>, <code>{id}</code>, <code>{template}</code>,
         * <code>{param0}</code>, <code>{param1}</code> and so on, and <code>{secret.NAME}</code>.
         */
        Optional<String> body();

        /** Secrets for templates by name. */
        Map<String, String> secrets();

        /** Ids of approved templates by kind of message. */
        Map<SmsKind, String> templates();

        /** JSON pointer of the answer to what says whether it worked; without one the status alone decides. */
        Optional<String> successPointer();

        /** Values there that mean success. */
        Optional<List<String>> successValues();

        /** JSON pointer to the code of an error; default: the success pointer. */
        Optional<String> errorPointer();

        /** JSON pointer to the gateway's id of the message. */
        Optional<String> idPointer();

        /** What error codes mean; any other one is kept visible as unknown, and tried again. */
        Map<String, SmsException.Reason> errors();

        /** Whether the gateway recognises a message id that it has taken already, so that repeating is harmless. */
        @WithDefault("false")
        boolean idempotent();
    }

    /** How values are escaped in the body. */
    enum Escape {
        JSON, FORM, NONE
    }
}
