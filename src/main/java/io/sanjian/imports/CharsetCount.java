package io.sanjian.imports;

/**
 * Tells UTF-8 from GB18030 by counting. A text that was cut in the middle of a character, or has a line of the other charset in
 * it, stays what most of it is: one character must not turn all others into something else.
 */
final class CharsetCount {

    private CharsetCount() {
    }

    /**
     * Whether bytes are UTF-8 rather than GB18030. In UTF-8 a Chinese character has three bytes; GB18030 makes such a run of
     * three by chance, and far more often one that UTF-8 does not have.
     */
    static boolean utf8(byte[] bytes) {
        int good = 0;
        int bad = 0;
        int i = 0;
        while (i < bytes.length) {
            int length = length(bytes[i]);
            if (length == 1) {
                i++;
                continue;
            }
            int follow = 0;
            while (follow + 1 < length && i + follow + 1 < bytes.length && (bytes[i + follow + 1] & 0xC0) == 0x80) {
                follow++;
            }
            boolean whole = length > 1 && follow + 1 == length;
            boolean cutByTheEnd = length > 1 && i + follow + 1 == bytes.length;
            good += whole && length > 2 ? 1 : 0;
            bad += whole || cutByTheEnd ? 0 : 1;
            i += follow + 1;
        }
        return good > bad || bad == 0 || good == bad && faultsOfGb(bytes) > 0;
    }

    /** Bytes of a character of UTF-8 that begins with this one; 0 where none does. */
    private static int length(byte first) {
        int b = first & 0xFF;
        return b < 0x80 ? 1 : b < 0xC2 ? 0 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : b < 0xF5 ? 4 : 0;
    }

    /** Bytes that are no character of GB18030: of two bytes, or of four. */
    private static int faultsOfGb(byte[] bytes) {
        int faults = 0;
        int i = 0;
        while (i < bytes.length) {
            int b = bytes[i] & 0xFF;
            int next = i + 1 < bytes.length ? bytes[i + 1] & 0xFF : 0x40;
            if (b < 0x80) {
                i++;
            } else if (b > 0x80 && b < 0xFF && next >= 0x30 && next <= 0x39) {
                i += 4;
            } else if (b > 0x80 && b < 0xFF && next >= 0x40 && next < 0xFF && next != 0x7F) {
                i += 2;
            } else {
                faults++;
                i++;
            }
        }
        return faults;
    }
}
