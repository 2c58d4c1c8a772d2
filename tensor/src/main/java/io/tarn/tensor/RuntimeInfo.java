package io.tarn.tensor;

import java.util.List;

/// What computes here: the Java runtime, the native libraries, the processor, and every setting made at start-up.
///
/// @param java version and maker of the Java runtime
/// @param system name, version and architecture of the operating system
/// @param libtorch the version of libtorch
/// @param blas the linear algebra library
/// @param blasCore the kernels that it really uses
/// @param oneDnn whether oneDNN is there, which computes convolutions
/// @param productsByOneDnn whether oneDNN computes the matrix products of float32 too
/// @param processor the central processor
/// @param threads how many threads compute one operation
/// @param interOpThreads how many operations libtorch may run side by side
/// @param blasThreads how many threads compute one matrix product
/// @param gpus the graphics processors that tensors can live on
/// @param gpuNote why there is none, or how they were found
/// @param tunings the settings made before the native libraries loaded
/// @param loadMillis how long loading the native libraries took
public record RuntimeInfo(
        String java,
        String system,
        String libtorch,
        String blas,
        String blasCore,
        boolean oneDnn,
        boolean productsByOneDnn,
        Processor processor,
        int threads,
        int interOpThreads,
        int blasThreads,
        List<String> gpus,
        String gpuNote,
        List<Tuning> tunings,
        long loadMillis) {}
