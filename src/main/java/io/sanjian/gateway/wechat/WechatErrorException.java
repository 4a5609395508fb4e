package io.sanjian.gateway.wechat;

/** WeChat answered with an error code. The message holds nothing of the request. */
public class WechatErrorException extends RuntimeException {
    private final int errcode;
    private final String errmsg;

    public WechatErrorException(int errcode, String errmsg) {
        super("WeChat answered " + errcode + " " + errmsg);
        this.errcode = errcode;
        this.errmsg = errmsg;
    }

    public int errcode() {
        return errcode;
    }

    /** What the code says. */
    public WechatErrorClass kind() {
        return WechatErrorCodes.of(errcode);
    }

    /** WeChat's own words, without the request id that follows them. */
    public String errmsg() {
        return errmsg;
    }
}
