package io.tarn.nn.weights;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/// The bytes that some code takes from Java's heap.
final class Allocation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocation() {}

    static long of(Runnable code) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        code.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
