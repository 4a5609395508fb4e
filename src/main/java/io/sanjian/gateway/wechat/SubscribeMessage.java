package io.sanjian.gateway.wechat;

import java.util.Map;

/**
 * A subscribe message.
 *
 * @param openid     to whom
 * @param templateId which of the account's templates
 * @param page       of the mini-program to open, relative, with its query, without a leading slash; or null
 * @param data       the template's fields, such as {@code thing1}, in their order
 * @param state      which release of the mini-program opens: {@code formal}, {@code trial} or {@code developer}
 */
public record SubscribeMessage(String openid, String templateId, String page, Map<String, String> data, String state) {
}
