package io.sanjian.recommendation.run;

/** Reads what {@link VarintWriter} wrote, in the same order. */
final class VarintReader {
    private final byte[] bytes;
    private int at;

    VarintReader(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean hasMore() {
        return at < bytes.length;
    }

    long number() {
        byte next = bytes[at++];
        long number = next & 0x7F;
        for (int shift = 7; next < 0; shift += 7) {
            next = bytes[at++];
            number |= (long) (next & 0x7F) << shift;
        }
        return number;
    }

    /** Goes on behind so many bytes. */
    void skip(int count) {
        at += count;
    }

    /** How many bytes have been read or skipped. */
    int position() {
        return at;
    }

    int octet() {
        return bytes[at++];
    }
}
