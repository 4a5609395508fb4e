package io.sanjian.login;

import io.sanjian.access.jwt.AccessTokens;
import io.sanjian.gateway.wechat.WechatClient;
import io.sanjian.gateway.wechat.WechatSession;
import io.sanjian.login.Sessions.Granted;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Log-in by a code of {@code wx.login}. Refused codes are counted by address: each costs a call of WeChat, which has limits
 * for the whole mini-program.
 */
@ApplicationScoped
class WechatLogin {
    private final WechatClient wechat;
    private final AccessTokens tokens;
    private final Accounts accounts;
    private final Sessions sessions;
    private final AttemptLimiter attempts;
    private final LoginConfig config;

    WechatLogin(WechatClient wechat, AccessTokens tokens, Accounts accounts, Sessions sessions, AttemptLimiter attempts,
            LoginConfig config) {
        this.wechat = wechat;
        this.tokens = tokens;
        this.accounts = accounts;
        this.sessions = sessions;
        this.attempts = attempts;
        this.config = config;
    }

    /**
     * @param device  as it calls itself, or null
     * @param address where the request comes from
     */
    Uni<Granted> logIn(String code, String device, String address) {
        if (!wechat.isConfigured() || !tokens.isConfigured()) {
            return Uni.createFrom().failure(
                    new ProblemException(ProblemType.NOT_READY, "Log-in by WeChat is not set up here"));
        }
        return attempts.check(AttemptLimiter.Kind.REFUSED_LOGIN, address, config.limits().refusedPerAddress())
                .chain(() -> session(code))
                .onFailure(WechatProblems::isWrongCode).call(() -> refused(address))
                .onFailure().transform(WechatProblems::of)
                .flatMap(user -> accounts.ofOpenid(user.openid()))
                .flatMap(account -> sessions.open(account.id(), device));
    }

    /** WeChat did nothing with the code when it says that it is busy. */
    private Uni<WechatSession> session(String code) {
        return Uni.createFrom().deferred(() -> wechat.code2Session(code))
                .onFailure(WechatProblems::isBusy).retry().atMost(1);
    }

    private Uni<Boolean> refused(String address) {
        return attempts.tryTake(AttemptLimiter.Kind.REFUSED_LOGIN, address, config.limits().refusedPerAddress());
    }
}
