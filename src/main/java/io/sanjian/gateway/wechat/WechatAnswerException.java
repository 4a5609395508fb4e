package io.sanjian.gateway.wechat;

/**
 * Something answered in WeChat's place or otherwise than it documents: no JSON, a proxy's page, nothing at all, a result code that is
 * no number. Where it comes again and again, it is the way to WeChat that has to be seen to.
 */
public class WechatAnswerException extends WechatUnavailableException {
    private static final long serialVersionUID = 1;

    /** @param possiblyDone whether WeChat may have done what it was asked for */
    public WechatAnswerException(String message, boolean possiblyDone) {
        super(message, possiblyDone, null);
    }
}
