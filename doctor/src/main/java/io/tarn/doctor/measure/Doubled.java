package io.tarn.doctor.measure;

import io.tarn.data.Batch;
import io.tarn.nn.Buffer;
import io.tarn.nn.Net;
import io.tarn.nn.Parameter;
import io.tarn.tensor.DType;
import io.tarn.tensor.Tensor;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A net that computes in double precision for a while; closing converts it back.
///
/// A net whose floating-point tensors are not all of one type stays as it is: one conversion could not bring it back.
final class Doubled implements AutoCloseable {
    private final Net net;
    private final Set<DType> types;

    private Doubled(Net net) {
        this.net = net;
        this.types =
                Stream.concat(
                                net.parameters().stream().map(Parameter::value),
                                net.namedBuffers().values().stream().map(Buffer::value))
                        .map(Tensor::dtype)
                        .filter(DType::isFloatingPoint)
                        .collect(Collectors.toSet());
        if (types.size() == 1) {
            net.to(DType.FLOAT64);
        }
    }

    static Doubled of(Net net) {
        return new Doubled(net);
    }

    /// The type that the net computes in now.
    DType type() {
        return types.size() == 1 ? DType.FLOAT64 : net.parameters().getFirst().value().dtype();
    }

    /// The floating-point tensors of a batch, in double precision if the net is.
    Batch of(Batch batch) {
        return types.size() == 1
                ? new Batch(doubled(batch.inputs()), doubled(batch.targets()))
                : batch;
    }

    private static List<Tensor> doubled(List<Tensor> tensors) {
        return tensors.stream()
                .map(tensor -> tensor.dtype().isFloatingPoint() ? tensor.toDouble() : tensor)
                .toList();
    }

    @Override
    public void close() {
        if (types.size() == 1) {
            net.to(types.iterator().next());
        }
    }
}
