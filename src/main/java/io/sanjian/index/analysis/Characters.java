package io.sanjian.index.analysis;

/** Classes of characters, and the normal form in which text is compared. One character stays one: offsets hold. */
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

    /** Full-width letters and digits as plain ones, capitals as small letters. */
    static char normal(char c) {
        char narrow = c >= '！' && c <= '～' ? (char) (c - '！' + '!') : c;
        return Character.toLowerCase(narrow);
    }

    static String normal(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            chars[i] = normal(chars[i]);
        }
        return new String(chars);
    }
}
