package io.sanjian.imports;

import java.time.Duration;

/** How far the index of this process is with what was stored, for those who must not run ahead of it. */
public interface IndexPace {

    /**
     * Waits until searches show all that a committed transaction changed. Blocks.
     *
     * @return whether they do; if not, the index is being built anew, or the wait was too long
     */
    boolean await(long transaction, Duration longest) throws InterruptedException;
}
