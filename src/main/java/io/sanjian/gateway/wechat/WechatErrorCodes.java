package io.sanjian.gateway.wechat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The error codes of the interfaces that are called here: subscribeMessage.send, getStableAccessToken, code2Session,
 * getPhoneNumber, and those that WeChat documents for every call. The only place that knows what a number means; docs/delivery.md
 * prints the same table and a test compares them. Sources: the documentation of each interface, WeChat's list of common error
 * codes, and the list of codes of subscribe messages at Tencent Cloud (document 1219/67648), read on 2026-11-28.
 */
public final class WechatErrorCodes {
    private static final Map<WechatErrorClass, List<Integer>> BY_CLASS = Map.ofEntries(
            Map.entry(WechatErrorClass.BUSY, List.of(-1, 500, 43108)),
            Map.entry(WechatErrorClass.NOT_SUBSCRIBED, List.of(43101)),
            Map.entry(WechatErrorClass.WRONG_OPENID, List.of(40003)),
            Map.entry(WechatErrorClass.USER_LIMIT, List.of(40038)),
            Map.entry(WechatErrorClass.TOKEN, List.of(40001, 40014, 42001)),
            Map.entry(WechatErrorClass.TOO_FAST, List.of(45011)),
            Map.entry(WechatErrorClass.QUOTA, List.of(45009)),
            Map.entry(WechatErrorClass.ACCOUNT, List.of(40002, 40013, 40066, 40125, 40164, 40243, 41001, 41002, 41004,
                    43001, 43002, 43003, 44002, 45035, 48001, 50001, 61004, 61007, 61024, 89501, 89503, 89506, 89507)),
            Map.entry(WechatErrorClass.BANNED, List.of(43107, 48004, 50002, 50004, 50007)),
            Map.entry(WechatErrorClass.TEMPLATE, List.of(40036, 40037, 41030)),
            Map.entry(WechatErrorClass.CONTENT, List.of(10002, 45002, 45168, 47001, 47003)),
            Map.entry(WechatErrorClass.LOGIN_CODE, List.of(40029, 40163, 41008)),
            Map.entry(WechatErrorClass.RISKY_USER, List.of(40226)));
    private static final Map<Integer, WechatErrorClass> ALL = byCode();

    private WechatErrorCodes() {
    }

    private static Map<Integer, WechatErrorClass> byCode() {
        Map<Integer, WechatErrorClass> all = new TreeMap<>();
        BY_CLASS.forEach((kind, codes) -> codes.forEach(code -> {
            if (all.put(code, kind) != null) {
                throw new IllegalStateException(code + " has two classes");
            }
        }));
        return Map.copyOf(all);
    }

    /** The class of a code; {@link WechatErrorClass#UNKNOWN} for one that no documentation knows. */
    public static WechatErrorClass of(int errcode) {
        return ALL.getOrDefault(errcode, WechatErrorClass.UNKNOWN);
    }

    /** Every code that is known, with its class. */
    public static Map<Integer, WechatErrorClass> all() {
        return ALL;
    }
}
