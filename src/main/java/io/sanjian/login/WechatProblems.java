package io.sanjian.login;

import io.sanjian.gateway.wechat.WechatErrorClass;
import io.sanjian.gateway.wechat.WechatErrorException;
import io.sanjian.gateway.wechat.WechatUnavailableException;
import io.sanjian.web.problem.ProblemException;
import io.sanjian.web.problem.ProblemType;
import io.smallrye.mutiny.CompositeException;
import java.time.Duration;
import org.jboss.logging.Logger;

/** What a person is told when WeChat refuses. Errors of our account with WeChat are for the log, with their codes. */
final class WechatProblems {
    private static final Logger LOG = Logger.getLogger(WechatProblems.class);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final Duration SOON = Duration.ofSeconds(5);

    private WechatProblems() {
    }

    static Throwable of(Throwable failure) {
        return switch (failure) {
            case WechatErrorException error -> of(error);
            case WechatUnavailableException e -> {
                LOG.warnf("Log-in: %s", e.getMessage());
                yield ProblemException.later(ProblemType.UPSTREAM, "WeChat cannot be reached", SOON);
            }
            case CompositeException several -> several.getCauses().stream().map(WechatProblems::of)
                    .filter(ProblemException.class::isInstance).findFirst().orElse(failure);
            default -> failure;
        };
    }

    private static ProblemException of(WechatErrorException error) {
        return switch (error.kind()) {
            case LOGIN_CODE -> new ProblemException(ProblemType.UNAUTHENTICATED,
                    "The WeChat code is unknown, used, or older than five minutes; get a new one");
            case TOO_FAST, QUOTA -> ProblemException.later(ProblemType.TOO_MANY_REQUESTS,
                    "WeChat takes no more calls for this user at present", A_MINUTE);
            case RISKY_USER -> new ProblemException(ProblemType.FORBIDDEN, "WeChat has blocked this user for risk");
            case BUSY -> ProblemException.later(ProblemType.UPSTREAM, "WeChat is busy", SOON);
            default -> {
                LOG.errorf("Log-in: WeChat refuses with %d %s; its settings here or there are to be mended",
                        error.errcode(), error.errmsg());
                yield new ProblemException(ProblemType.UPSTREAM, "WeChat does not serve this installation");
            }
        };
    }

    /** Whether the person, and not WeChat or this service, is to blame. */
    static boolean isWrongCode(Throwable failure) {
        return failure instanceof WechatErrorException error && error.kind() == WechatErrorClass.LOGIN_CODE;
    }

    /** Whether WeChat asks to be asked again. */
    static boolean isBusy(Throwable failure) {
        return failure instanceof WechatErrorException error && error.kind() == WechatErrorClass.BUSY;
    }
}
