package io.sanjian.reference.terms;

/** How long somebody went to school, or how long a post asks for; in rising order. */
public enum Schooling {
    NONE("不识字"), PRIMARY("小学"), JUNIOR("初中"), SENIOR("高中"), COLLEGE("大专"), DEGREE("本科");

    private final String label;

    Schooling(String label) {
        this.label = label;
    }

    /** Chinese name. */
    public String label() {
        return label;
    }

    /** The least schooling that a source's words name; null where they name none, or say that none is needed. */
    public static Schooling ofWords(String words) {
        if (words == null || words.contains("不限") || words.contains("以下")) {
            return null;
        }
        if (words.contains("小学")) {
            return PRIMARY;
        }
        if (words.contains("初中")) {
            return JUNIOR;
        }
        if (words.contains("高中") || words.contains("中专") || words.contains("中技") || words.contains("职高")
                || words.contains("技校")) {
            return SENIOR;
        }
        if (words.contains("大专") || words.contains("专科") || words.contains("高职")) {
            return COLLEGE;
        }
        return words.contains("本科") || words.contains("硕士") || words.contains("博士") ? DEGREE : null;
    }
}
