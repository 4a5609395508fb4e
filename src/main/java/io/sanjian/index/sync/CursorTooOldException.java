package io.sanjian.index.sync;

/** Changes after this cursor are no longer in the feed, or the database is another one: only a rebuild helps. */
class CursorTooOldException extends RuntimeException {
    CursorTooOldException(FeedCursor cursor) {
        super("The change feed cannot be continued after " + cursor);
    }
}
