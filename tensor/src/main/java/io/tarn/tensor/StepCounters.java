package io.tarn.tensor;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// The tensors in which the fused kernels look up how many steps there were.
///
/// Adding one to a number in memory takes a nanosecond, a native operation for it a microsecond.
/// So counters on the CPU are written directly.
final class StepCounters {
    private final List<Tensor> counters;
    private final List<MemorySegment>
            memories; // one for each counter, or none if they lie on a GPU

    private StepCounters(List<Tensor> counters, List<MemorySegment> memories) {
        this.counters = counters;
        this.memories = memories;
    }

    static StepCounters of(List<Tensor> counters) {
        for (Tensor counter : counters) {
            if (counter.dtype() != DType.FLOAT32 || counter.elements() != 1) {
                throw TensorException.of(
                        "Fused",
                        "step counters of one float32",
                        counter.description(),
                        "make each with Tensor.scalar(0)");
            }
        }
        boolean onCpu = counters.stream().allMatch(counter -> counter.device().equals(Device.CPU));
        return new StepCounters(
                List.copyOf(counters),
                onCpu ? counters.stream().map(Tensor::memory).toList() : List.of());
    }

    /// Adds one to the counters at `places`.
    void increment(List<Integer> places) {
        if (counters.isEmpty()) {
            return;
        }
        for (int place : places) {
            if (memories.isEmpty()) {
                counters.get(place).add_(1);
            } else {
                MemorySegment memory = memories.get(place);
                memory.set(ValueLayout.JAVA_FLOAT, 0, memory.get(ValueLayout.JAVA_FLOAT, 0) + 1);
            }
        }
    }
}
