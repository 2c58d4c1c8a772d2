package io.tarn.nn;

import io.tarn.tensor.DType;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Random;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What a net is made of: every layer with its output shape, parameters and multiply-accumulate operations (MACs).
///
/// ```java
/// System.out.println(Summary.of(net, 1, 28, 28)); // one example, without the batch
/// ```
///
/// The net runs once on zeros, in eval mode, without gradients; its modes and buffers and the global
/// random numbers are as before afterwards. Each row counts what is the layer's own, apart from
/// the layers inside it, so that a column adds up to its total.
public record Summary(
        String title, List<Row> rows, long trainable, long bufferBytes, long parameterBytes) {
    /// One layer. The shape is missing where a layer inside did not tell its [Hooks]; bytes are those of the outputs.
    public record Row(
            String path,
            String type,
            Optional<Shape> output,
            long parameters,
            long macs,
            long outputBytes) {}

    /// Runs the net on one example of floating-point numbers.
    public static Summary of(Layer net, long... example) {
        return of(net, DType.FLOAT32, example);
    }

    /// Runs the net on one example of another type: `Summary.of(net, DType.INT64, 128)` for 128 words.
    public static Summary of(Layer net, DType type, long... example) {
        long[] sizes = new long[example.length + 1];
        sizes[0] = 1; // the batch
        System.arraycopy(example, 0, sizes, 1, example.length);
        return run(
                net,
                () ->
                        Optional.of(
                                net.forward(
                                        Tensor.zeros(Shape.of(sizes), type).to(deviceOf(net)))));
    }

    /// Runs `forward`, for nets that take several inputs: `Summary.of(net, () -> net.forward(source, target))`.
    public static Summary of(Net net, Runnable forward) {
        return run(
                net,
                () -> {
                    forward.run();
                    return Optional.empty();
                });
    }

    private static Summary run(Net net, Supplier<Optional<Tensor>> forward) {
        Trace trace = new Trace(net);
        try (var undisturbed = new Undisturbed(net);
                var scope = Scope.open();
                var off = Gradient.off();
                var hooks = Hooks.onForward(trace)) {
            forward.get().ifPresent(trace::result);
        }
        List<Parameter> parameters = net.parameters();
        return new Summary(
                Naming.type(net),
                trace.rows(),
                parameters.stream()
                        .filter(Parameter::isTrainable)
                        .mapToLong(p -> p.value().elements())
                        .sum(),
                net.namedBuffers().values().stream()
                        .mapToLong(buffer -> bytes(buffer.value()))
                        .sum(),
                parameters.stream().mapToLong(parameter -> bytes(parameter.value())).sum());
    }

    private static io.tarn.tensor.Device deviceOf(Net net) {
        return net.parameters().stream()
                .findFirst()
                .map(parameter -> parameter.value().device())
                .orElse(io.tarn.tensor.Device.CPU);
    }

    public long parameters() {
        return rows.stream().mapToLong(Row::parameters).sum();
    }

    public long macs() {
        return rows.stream().mapToLong(Row::macs).sum();
    }

    /// The outputs of all layers for one example, which training keeps for the backward pass.
    public long outputBytes() {
        return rows.stream().mapToLong(Row::outputBytes).sum();
    }

    /// A rough estimate for training on one example: parameters and their gradients, buffers, outputs
    /// and their gradients. Optimizers and temporary memory come on top.
    public long trainingBytes() {
        return 2 * parameterBytes + bufferBytes + 2 * outputBytes();
    }

    @Override
    public String toString() {
        return SummaryTable.print(this);
    }

    private static long bytes(Tensor tensor) {
        return tensor.elements() * tensor.dtype().bytes();
    }

    /// What the layers tell while they run.
    private static final class Trace implements Hooks.ForwardHook {
        private record Told(Shape shape, long macs, long bytes) {}

        private final Net net;
        private final IdentityHashMap<Net, Told> told = new IdentityHashMap<>();
        private final Multiplications multiplications = new Multiplications();

        Trace(Net net) {
            this.net = net;
        }

        @Override
        public Tensor after(Net layer, Tensor input, Tensor output) {
            long macs = multiplications.of(layer, input, output);
            long bytes =
                    layer.namedNets().isEmpty()
                            ? bytes(output)
                            : 0; // those of a container are its parts'
            Told before = told.getOrDefault(layer, new Told(output.shape(), 0, 0));
            told.put(layer, new Told(output.shape(), before.macs + macs, before.bytes + bytes));
            return output;
        }

        /// What the net gave in the end, even if it did not tell its hooks.
        void result(Tensor output) {
            told.putIfAbsent(net, new Told(output.shape(), 0, 0));
        }

        List<Row> rows() {
            List<Row> rows = new ArrayList<>();
            rows.add(row("", net));
            net.namedNets().forEach((path, part) -> rows.add(row(path, part)));
            return rows.stream()
                    .filter(row ->
                            row.output.isPresent() || row.parameters > 0 || row.path.isEmpty())
                    .toList();
        }

        private Row row(String path, Net part) {
            Optional<Told> heard = Optional.ofNullable(told.get(part));
            return new Row(
                    path,
                    Naming.type(part),
                    heard.map(Told::shape),
                    own(part),
                    heard.map(Told::macs).orElse(0L),
                    heard.map(Told::bytes).orElse(0L));
        }

        /// The parameters of a net that are not those of a net inside it; tied ones count where they are found first.
        private static long own(Net part) {
            IdentityHashMap<Parameter, Boolean> inside = new IdentityHashMap<>();
            part.namedNets()
                    .values()
                    .forEach(n -> n.parameters().forEach(p -> inside.put(p, true)));
            return part.parameters().stream()
                    .filter(parameter -> !inside.containsKey(parameter))
                    .mapToLong(parameter -> parameter.value().elements())
                    .sum();
        }
    }

    /// Puts modes, buffers and the global random numbers back when it is closed.
    private static final class Undisturbed implements AutoCloseable {
        private final IdentityHashMap<Mode, Boolean> modes = new IdentityHashMap<>();
        private final IdentityHashMap<Buffer, Tensor> buffers = new IdentityHashMap<>();
        private final Tensor random = Random.global().state().unscoped();

        Undisturbed(Net net) {
            Fields.modes(net).forEach(mode -> modes.put(mode, mode.isTraining()));
            net.namedBuffers().values().forEach(b -> buffers.put(b, b.value().copy().unscoped()));
            net.eval();
        }

        @Override
        public void close() {
            modes.forEach(Mode::training);
            buffers.forEach(Buffer::set);
            Random.global().restore(random);
        }
    }
}
