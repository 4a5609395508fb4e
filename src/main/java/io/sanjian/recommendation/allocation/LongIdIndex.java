package io.sanjian.recommendation.allocation;

import com.carrotsearch.hppc.LongArrayList;
import com.carrotsearch.hppc.LongIntHashMap;

/** Numbers ids 0, 1, 2 ... in the order in which they are first seen. */
public final class LongIdIndex {
    /** Answer of {@link #find} for an id that has not been seen. */
    public static final int UNSEEN = -1;

    private final LongIntHashMap numbers = new LongIntHashMap();
    private final LongArrayList ids = new LongArrayList();

    /** The id's number; the next free one where the id is new. */
    public int of(long id) {
        int slot = numbers.indexOf(id);
        if (numbers.indexExists(slot)) {
            return numbers.indexGet(slot);
        }
        int number = ids.size();
        numbers.indexInsert(slot, id, number);
        ids.add(id);
        return number;
    }

    /** The id's number, or {@link #UNSEEN}. */
    public int find(long id) {
        return numbers.getOrDefault(id, UNSEEN);
    }

    /** The ids by number. */
    long[] ids() {
        return ids.toArray();
    }
}
