package io.tarn.tensor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.tools.Logger;
import org.bytedeco.pytorch.global.torch;

/// Asks the loaded libraries what they are; see [RuntimeInfo].
final class Inspection {

    private Inspection() {}

    static RuntimeInfo inspect(Processor processor, List<Tuning> tunings, long loadMillis) {
        return new RuntimeInfo(
                Runtime.version() + " (" + System.getProperty("java.vendor") + ")",
                System.getProperty("os.name")
                        + " "
                        + System.getProperty("os.version")
                        + " "
                        + processor.architecture(),
                libtorchVersion(),
                OpenBlas.name(),
                OpenBlas.core(),
                torch.hasMKLDNN(),
                ProductSplit.byOneDnn(tunings),
                processor,
                torch.get_num_threads(),
                Math.toIntExact(torch.get_num_interop_threads()),
                OpenBlas.threads(),
                gpus(),
                gpuNote(),
                tunings,
                loadMillis);
    }

    /// The version of the Maven artifact: that of libtorch, then that of JavaCPP.
    private static String libtorchVersion() {
        try {
            return Loader.getVersion("org.bytedeco", "pytorch");
        } catch (java.io.IOException | RuntimeException notInTheJar) {
            Logger.create(Inspection.class)
                    .debug("pytorch's jar does not say its version: " + notInTheJar);
            return "unknown";
        }
    }

    private static List<String> gpus() {
        return torch.cuda_is_available()
                ? LongStream.range(0, torch.getNumGPUs())
                        .mapToObj(index -> "cuda:" + index)
                        .toList()
                : List.of();
    }

    private static String gpuNote() {
        if (torch.cuda_is_available()) {
            return "found by libtorch's GPU build";
        }
        boolean driver =
                Files.exists(Path.of("/proc/driver/nvidia/version"))
                        || Files.exists(Path.of("C:\\Windows\\System32\\nvcuda.dll"));
        if (torch.hasCUDA()) {
            return driver
                    ? "libtorch's GPU build and an NVIDIA driver are here, but no device answers"
                    : "libtorch's GPU build is here, but no NVIDIA driver was found";
        }
        return driver
                ? "an NVIDIA driver is here, but the CPU build of libtorch is on the class path; see docs/platforms.md"
                : "the CPU build of libtorch is on the class path, and no NVIDIA driver was found";
    }
}
