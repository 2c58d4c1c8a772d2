package io.tarn.train;

import io.tarn.nn.Net;
import io.tarn.tensor.Device;

/// Where nets live.
final class Devices {
    private Devices() {}

    /// The device of the first parameter; a net without any computes on the CPU.
    static Device of(Net net) {
        return net.parameters().stream()
                .findFirst()
                .map(parameter -> parameter.value().device())
                .orElse(Device.CPU);
    }
}
