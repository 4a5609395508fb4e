package io.sanjian.gateway.wechat;

/** What an error code of WeChat says, and so what has to be done about it. Which code is which: {@link WechatErrorCodes}. */
public enum WechatErrorClass {
    /** WeChat is busy, or with the same user at this moment: the call may be repeated a little later. */
    BUSY,
    /** The user refuses, has unsubscribed, or the one message of a one-off subscription was sent. A normal thing. */
    NOT_SUBSCRIBED,
    /** The openid is none of this mini-program: nobody is reached by it. */
    WRONG_OPENID,
    /** This user has had as many messages as a day allows. */
    USER_LIMIT,
    /** The access token is invalid or has expired: another one is fetched. */
    TOKEN,
    /** Calls come too fast. */
    TOO_FAST,
    /** The calls of the day are used up. */
    QUOTA,
    /** AppId, secret, address list, rights of the account, or the way in which the API is called: nothing gets through. */
    ACCOUNT,
    /** WeChat has banned the account, the interface or the capability: nothing gets through until WeChat lifts it. */
    BANNED,
    /** The template or the page does not exist: nothing gets through with these settings. */
    TEMPLATE,
    /** WeChat does not take what this message says. */
    CONTENT,
    /** The code of a log-in or of a phone number is unknown, used, or too old. */
    LOGIN_CODE,
    /** WeChat blocks this user for risk. */
    RISKY_USER,
    /** No documentation knows the code. */
    UNKNOWN
}
