package io.sanjian.support;

import java.lang.management.ManagementFactory;

/** What work takes of the processor. Unlike time on the wall it is no longer where the machine does other things as well. */
public final class CpuTime {

    private CpuTime() {
    }

    /** Milliseconds of this thread; what others do for it does not count. */
    public static long millis(Runnable work) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1_000_000;
    }
}
