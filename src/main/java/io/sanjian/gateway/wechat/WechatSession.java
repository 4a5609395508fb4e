package io.sanjian.gateway.wechat;

/**
 * Who logged in. The session key is not kept: nothing here needs it, and it must never leave the server.
 *
 * @param openid  the user's id within this mini-program
 * @param unionid the user's id within the operator's open platform account, or null
 */
public record WechatSession(String openid, String unionid) {
}
