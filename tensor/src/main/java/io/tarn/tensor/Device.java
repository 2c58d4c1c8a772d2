package io.tarn.tensor;

import java.util.Locale;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;

/// The place where a tensor's memory lies and its operations run: the CPU or one of the GPUs.
public record Device(Type type, int index) {
    /// The kinds of devices.
    public enum Type {
        CPU,
        CUDA
    }

    public static final Device CPU = new Device(Type.CPU, 0);

    public Device {
        if (index < 0) {
            throw TensorException.of(
                    "Device", "an index of 0 or more", index, "the first GPU is cuda:0");
        }
    }

    public static Device cuda(int index) {
        return new Device(Type.CUDA, index);
    }

    /// Reads `cpu`, `cuda` or `cuda:1`.
    public static Device of(String name) {
        String[] parts = name.toLowerCase(Locale.ROOT).split(":", 2);
        try {
            int index = parts.length == 2 ? Integer.parseInt(parts[1]) : 0;
            return new Device(Type.valueOf(parts[0].toUpperCase(Locale.ROOT)), index);
        } catch (IllegalArgumentException e) {
            throw TensorException.of(
                    "Device",
                    "cpu, cuda or cuda:<number>",
                    name,
                    "see `tarn info` for what there is");
        }
    }

    /// The first GPU where one can be used, else the CPU.
    public static Device best() {
        NativeRuntime.load();
        return torch.cuda_is_available() ? cuda(0) : CPU;
    }

    org.bytedeco.pytorch.Device raw() {
        DeviceType kind = type == Type.CPU ? DeviceType.CPU : DeviceType.CUDA;
        return type == Type.CPU
                ? new org.bytedeco.pytorch.Device(kind)
                : new org.bytedeco.pytorch.Device(kind, (byte) index);
    }

    static Device of(org.bytedeco.pytorch.Device raw) {
        return raw.is_cpu() ? CPU : cuda(Math.max(0, raw.index()));
    }

    @Override
    public String toString() {
        return type == Type.CPU ? "cpu" : "cuda:" + index;
    }
}
