package io.sanjian.posting;

import io.sanjian.web.fields.BodyFields;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads what a source says of the state of a posting, in the words of tables and interfaces. */
final class StatusField {
    private static final int LENGTH = 100;
    private static final Map<String, PostingStatus> WORDS = words(Map.of(
            PostingStatus.OPEN, List.of("有效", "在招", "招聘中", "在聘", "发布", "发布中", "已发布", "上架", "已上架", "上线", "开放",
                    "正常", "启用", "ACTIVE", "PUBLISHED", "ONLINE"),
            PostingStatus.PAUSED, List.of("暂停", "已暂停", "暂停招聘", "停用", "SUSPENDED", "INACTIVE"),
            PostingStatus.FILLED, List.of("已招满", "招满", "满员", "已满", "已满员", "招聘完成", "FULL"),
            PostingStatus.EXPIRED, List.of("过期", "已过期", "到期", "已到期", "失效", "已失效", "无效"),
            PostingStatus.WITHDRAWN, List.of("下架", "已下架", "下线", "已下线", "撤回", "已撤回", "撤销", "停招", "停止招聘",
                    "关闭", "已关闭", "结束", "已结束", "删除", "已删除", "OFFLINE", "CLOSED", "DELETED", "REMOVED")));

    private StatusField() {
    }

    private static Map<String, PostingStatus> words(Map<PostingStatus, List<String>> listed) {
        Map<String, PostingStatus> words = new HashMap<>();
        listed.forEach((status, all) -> {
            all.forEach(word -> words.put(word, status));
            words.put(status.name(), status);
            words.put(status.label(), status);
        });
        return words;
    }

    /** The state, or null where nothing is said. A word that is not known costs the field alone, with a warning. */
    static PostingStatus read(BodyFields fields) {
        String text = fields.text("status", LENGTH);
        if (text == null) {
            return null;
        }
        PostingStatus status = WORDS.get(text.toUpperCase(Locale.ROOT));
        if (status == null) {
            fields.warn("status", "UNKNOWN_CODE", "'{0}' is not one of {1}; it was left out", text,
                    Arrays.stream(PostingStatus.values()).map(Enum::name).toList());
        }
        return status;
    }
}
