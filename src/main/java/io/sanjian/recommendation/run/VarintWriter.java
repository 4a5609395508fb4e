package io.sanjian.recommendation.run;

import java.util.Arrays;

/**
 * Bytes that grow; numbers take as few of them as they need, seven bits in each, lowest first. Of the libraries at hand only
 * Lucene has these, which stays in the index.
 */
final class VarintWriter {
    private byte[] bytes;
    private int size;

    VarintWriter(int expected) {
        bytes = new byte[Math.max(16, expected)];
    }

    /** A whole number; those below zero take ten bytes. */
    VarintWriter number(long number) {
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            octet((int) rest | 0x80);
            rest >>>= 7;
        }
        return octet((int) rest);
    }

    /** The lowest eight bits. */
    VarintWriter octet(int value) {
        ensure(1);
        bytes[size++] = (byte) value;
        return this;
    }

    /** All that was written to another one, and how many bytes that is before it. */
    VarintWriter block(VarintWriter other) {
        number(other.size);
        ensure(other.size);
        System.arraycopy(other.bytes, 0, bytes, size, other.size);
        size += other.size;
        return this;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void ensure(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }
}
