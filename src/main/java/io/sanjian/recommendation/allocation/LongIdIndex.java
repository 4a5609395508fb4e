package io.sanjian.recommendation.allocation;

import java.util.Arrays;

/** Numbers ids 0, 1, 2 ... in the order in which they are first seen: a hash table with open addressing, unboxed. */
public final class LongIdIndex {
    /** Answer of {@link #find} for an id that has not been seen. */
    public static final int UNSEEN = -1;
    private static final int EMPTY = UNSEEN;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private long[] ids = new long[1024];
    private int[] slots = emptySlots(4096);
    private int count;

    /** The id's number; the next free one where the id is new. */
    public int of(long id) {
        int slot = slotOf(id);
        if (slots[slot] != EMPTY) {
            return slots[slot];
        }
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, count * 2);
        }
        ids[count] = id;
        slots[slot] = count++;
        if (count * 2 > slots.length) {
            grow();
        }
        return count - 1;
    }

    /** The id's number, or {@link #UNSEEN}. */
    public int find(long id) {
        return slots[slotOf(id)];
    }

    /** The ids by number. */
    long[] ids() {
        return Arrays.copyOf(ids, count);
    }

    private int slotOf(long id) {
        int mask = slots.length - 1;
        int slot = (int) ((id * MIX) >>> 32) & mask;
        while (slots[slot] != EMPTY && ids[slots[slot]] != id) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        slots = emptySlots(slots.length * 2);
        for (int number = 0; number < count; number++) {
            slots[slotOf(ids[number])] = number;
        }
    }

    private static int[] emptySlots(int length) {
        int[] slots = new int[length];
        Arrays.fill(slots, EMPTY);
        return slots;
    }
}
