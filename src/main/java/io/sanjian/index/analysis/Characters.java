package io.sanjian.index.analysis;

/** Classes of characters. */
final class Characters {

    private Characters() {
    }

    static boolean isHan(int c) {
        return c >= 0x4E00 && c <= 0x9FFF || c >= 0x3400 && c <= 0x4DBF || c >= 0xF900 && c <= 0xFAFF || c == 0x3007;
    }

    /** Letters and digits that are written in runs; halves of a surrogate pair too, so that a pair stays together. */
    static boolean isAlphanumeric(int c) {
        return Character.isLetterOrDigit(c) && !isHan(c) || Character.isSurrogate((char) c);
    }

    static boolean isPartOfWord(int c) {
        return isHan(c) || isAlphanumeric(c);
    }
}
