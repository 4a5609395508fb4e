package io.sanjian.access.rate;

import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/**
 * How often one caller may call. For each role {@code kind=calls/window} of the kinds read, write, match, bulk and login,
 * with blanks between; a kind that is left out has no limit, and {@code none} stands for no limit at all.
 */
@ConfigMapping(prefix = "sanjian.rate")
public interface RateConfig {

    /** Whether there are limits. Those that guard log-ins stay either way. */
    @WithDefault("true")
    boolean enabled();

    /** How many replicas share the calls; each grants its part. */
    @WithDefault("1")
    int replicas();

    /** Callers that a replica keeps account of at most, each with about 200 bytes. */
    @WithDefault("100000")
    int callers();

    /**
     * Networks (such as {@code 10.0.0.0/8}) of the proxies in front of this service. From them, and only from them, the
     * header X-Forwarded-For is believed. Without it everybody behind a proxy counts as one address.
     */
    Optional<List<@WithConverter(NetworkConverter.class) IpSubnetFilterRule>> trustedProxies();

    /** Tokens that do not work, from one address. */
    @WithDefault("300/1m")
    @WithConverter(QuotaConverter.class)
    Quota refusals();

    /** Whoever shows no token, by address. Many homes share one: carriers put villages behind a single address. */
    @WithDefault("login=600/1m read=600/1m write=600/1m match=60/1m bulk=10/1m")
    @WithConverter(QuotasConverter.class)
    Quotas anonymous();

    @WithDefault("login=20/1m read=120/1m write=30/1m match=30/1m bulk=5/1m")
    @WithConverter(QuotasConverter.class)
    Quotas person();

    @WithDefault("login=20/1m read=300/1m write=60/1m match=60/1m bulk=5/1m")
    @WithConverter(QuotasConverter.class)
    Quotas worker();

    @WithDefault("login=20/1m read=600/1m write=300/1m match=300/1m bulk=30/1m")
    @WithConverter(QuotasConverter.class)
    Quotas broker();

    @WithDefault("login=20/1m read=1200/1m write=600/1m match=600/1m bulk=60/1m")
    @WithConverter(QuotasConverter.class)
    Quotas officer();

    @WithDefault("login=20/1m read=12000/1m write=12000/1m match=60000/1m bulk=120/1m")
    @WithConverter(QuotasConverter.class)
    Quotas portal();

    @WithDefault("login=20/1m read=600/1m write=120/1m match=6000/1m bulk=60/1m")
    @WithConverter(QuotasConverter.class)
    Quotas scheduler();

    @WithDefault("none")
    @WithConverter(QuotasConverter.class)
    Quotas admin();
}
