package io.sanjian.gateway.wechat;

/** WeChat could not be asked, or its answer cannot be read: to be tried again later. */
public class WechatUnavailableException extends RuntimeException {
    private final boolean possiblyDone;

    /** @param possiblyDone whether WeChat may have done what it was asked for */
    public WechatUnavailableException(String message, boolean possiblyDone, Throwable cause) {
        super(message, cause);
        this.possiblyDone = possiblyDone;
    }

    public boolean isPossiblyDone() {
        return possiblyDone;
    }
}
