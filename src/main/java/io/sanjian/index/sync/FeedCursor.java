package io.sanjian.index.sync;

/**
 * A place in the change feed: everything up to it has been read.
 *
 * @param xid transaction that made the change
 * @param id  number of the change; orders those of one transaction
 */
record FeedCursor(long xid, long id) {

    /** After every change of the transactions before this one. */
    static FeedCursor before(long xid) {
        return new FeedCursor(xid - 1, Long.MAX_VALUE);
    }

    /** @throws IllegalArgumentException if this is not the text of a cursor */
    static FeedCursor parse(String text) {
        int colon = text.indexOf(':');
        return new FeedCursor(Long.parseLong(text, 0, Math.max(0, colon), 10),
                Long.parseLong(text, colon + 1, text.length(), 10));
    }

    @Override
    public String toString() {
        return xid + ":" + id;
    }
}
