package io.tarn.tensor;

import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.global.torch;

/// The switch that makes the same program compute the same bits every time, on one machine with one
/// number of threads.
///
/// While it is on, operations that have only an irreproducible kernel throw, cuDNN does not
/// search for fast algorithms, and fresh memory is filled. Seeds are the other half: see [Random#seed].
public final class Determinism implements AutoCloseable {
    static {
        NativeRuntime.load();
    }

    private final boolean algorithms;
    private final boolean cudnn;
    private final boolean search;
    private final boolean mkldnn;
    private boolean closed;

    private Determinism(boolean on) {
        Context context = torch.globalContext();
        algorithms = context.deterministicAlgorithms();
        cudnn = context.deterministicCuDNN();
        search = context.benchmarkCuDNN();
        mkldnn = context.deterministicMkldnn();
        set(on, on, search && !on, on);
    }

    /// Computes reproducibly in the whole process, until it is closed.
    public static Determinism on() {
        return new Determinism(true);
    }

    /// Computes as fast as possible in the whole process, until it is closed.
    public static Determinism off() {
        return new Determinism(false);
    }

    /// Whether the process computes reproducibly.
    public static boolean isOn() {
        return torch.globalContext().deterministicAlgorithms();
    }

    /// Brings back what was before.
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            set(algorithms, cudnn, search, mkldnn);
        }
    }

    private static void set(boolean algorithms, boolean cudnn, boolean search, boolean mkldnn) {
        Context context = torch.globalContext();
        context.setDeterministicAlgorithms(algorithms, false);
        context.setDeterministicCuDNN(cudnn);
        context.setBenchmarkCuDNN(search);
        context.setDeterministicMkldnn(mkldnn);
    }
}
