package io.tarn.tensor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One layer of an LSTM, in one direction or both, as a loop over the steps with a gradient of its own.
///
/// The product of the input with its weights is left to the caller, who does it for all times at
/// once. What stays are small products in a chain; directions and parts of the batch run side by side.
final class LstmLayer {
    /// What one direction reads, `input` = Wx + b `[time, batch, 4·hidden]`, U `[4·hidden, hidden]`, and where it starts.
    record Direction(Tensor input, Tensor recurrent, Tensor hidden, Tensor cell) {
        Stream<Tensor> all() {
            return Stream.of(input, recurrent, hidden, cell);
        }

        static Direction of(List<Tensor> all, int place) {
            return new Direction(all.get(4 * place), all.get(4 * place + 1), all.get(4 * place + 2), all.get(4 * place + 3));
        }

        /// The same memory, outside of graph and scopes.
        Direction plain() {
            return new Direction(
                    input.detach().unscoped(),
                    recurrent.detach().unscoped(),
                    hidden.detach().unscoped(),
                    cell.detach().unscoped());
        }
    }

    /// The output `[time, batch, directions·hidden]` and the last cells `[directions, batch, hidden]`.
    record Result(Tensor output, Tensor cells) {}

    /// What a direction's steps leave behind for the backward pass.
    private record Traces(Tensor gates, Tensor cells, Tensor squashed) {
        Stream<Tensor> all() {
            return Stream.of(gates, cells, squashed);
        }
    }

    private final List<Direction> directions;
    private final List<Traces> traces = new ArrayList<>();
    private final Tensor output;
    private final List<Tensor> shown = new ArrayList<>(); // the part of each direction in the output
    private final long time;
    private final long batch;
    private final long width;

    private LstmLayer(List<Direction> directions) {
        this.directions = directions.stream().map(Direction::plain).toList();
        Tensor input = directions.getFirst().input;
        this.time = input.size(0);
        this.batch = input.size(1);
        this.width = input.size(2) / 4;
        this.output = memory(directions.size() * width);
        for (Direction _ : directions) {
            shown.add(output.narrow(2, traces.size() * width, width).unscoped());
            traces.add(new Traces(memory(4 * width), memory(width), memory(width)));
        }
    }

    private Tensor memory(long columns) {
        return Tensor.empty(Shape.of(time, batch, columns), directions.getFirst().input.dtype()).unscoped();
    }

    static Result run(List<Direction> directions) {
        List<Tensor> inputs = directions.stream().flatMap(Direction::all).toList();
        List<Integer> tracked = IntStream.range(0, inputs.size())
                .filter(i -> Gradient.isOn() && inputs.get(i).isTracked())
                .boxed()
                .toList();
        LstmLayer layer = new LstmLayer(directions);
        Result result = layer.forward();
        if (tracked.isEmpty()) {
            layer.saved().forEach(Tensor::close);
            return result;
        }
        // the output is changed once, when it is linked; any change after that is an error
        long version = result.output.raw("lstm")._version() + 1;
        List<Tensor> linked = HandGradient.link(
                tracked.stream().map(inputs::get).toList(),
                List.of(result.output, result.cells),
                layer.saved(),
                gradients -> layer.backward(gradients, tracked, version),
                aliases -> LstmLayer.recorded(layer.with(tracked, aliases)));
        return new Result(linked.get(0), linked.get(1));
    }

    /// The inputs, with aliases that gradients flow into in some places.
    private List<Tensor> with(List<Integer> places, List<Tensor> aliases) {
        List<Tensor> inputs = new ArrayList<>(directions.stream().flatMap(Direction::all).toList());
        for (int i = 0; i < places.size(); i++) {
            inputs.set(places.get(i), aliases.get(i));
        }
        return inputs;
    }

    private List<Tensor> saved() {
        return Stream.of(
                        directions.stream().flatMap(Direction::all),
                        traces.stream().flatMap(Traces::all),
                        shown.stream(),
                        Stream.of(output))
                .flatMap(tensors -> tensors)
                .toList();
    }

    private Result forward() {
        try (Scope scope = Scope.open();
                Recording off = Gradient.off()) {
            sideBySide((steps, place) -> steps.forward());
            List<Tensor> last = new ArrayList<>();
            for (int place = 0; place < directions.size(); place++) {
                last.add(traces.get(place).cells.narrow(0, place == 0 ? time - 1 : 0, 1));
            }
            return new Result(scope.keep(output.detach()), scope.keep(Tensor.cat(last, 0)));
        }
    }

    private List<Tensor> backward(List<Optional<Tensor>> gradients, List<Integer> wanted, long version) {
        if (output.raw("lstm")._version() != version) {
            throw TensorException.of(
                    "lstm", "an output that is as it was", "one that was changed where it lies", "change a copy of it");
        }
        Tensor dy = gradients.get(0).orElseGet(() -> Tensor.zeros(output.shape(), output.dtype()));
        Tensor dc = gradients.get(1)
                .map(Tensor::copy)
                .orElseGet(() -> Tensor.zeros(Shape.of(directions.size(), batch, width), output.dtype()));
        List<Tensor> da =
                traces.stream().map(trace -> Tensor.empty(trace.gates.shape(), output.dtype())).toList();
        List<Tensor> arriving = new ArrayList<>();
        List<Tensor> carried = new ArrayList<>();
        for (int place = 0; place < directions.size(); place++) {
            arriving.add(dy.narrow(2, place * width, width));
            carried.add(dc.narrow(0, place, 1).squeeze(0));
        }
        List<List<org.bytedeco.pytorch.Tensor>> raw =
                Stream.of(arriving, carried, da).map(list -> list.stream().map(t -> t.raw("lstm")).toList()).toList();
        sideBySide((steps, place) -> steps.backward(raw.get(0).get(place), raw.get(1).get(place), raw.get(2).get(place)));
        return wanted.stream().map(i -> gradient(i / 4, i % 4, da.get(i / 4), dc)).toList();
    }

    /// The gradient of one of the four inputs of a direction.
    private Tensor gradient(int place, int which, Tensor da, Tensor dc) {
        Direction direction = directions.get(place);
        long start = place == 0 ? 0 : time - 1;
        Tensor firstStep = da.narrow(0, start, 1).squeeze(0); // [batch, 4·hidden]
        return switch (which) {
            case 0 -> da;
            case 1 -> {
                // ∂U = Σₜ ∂aₜᵀ·hₜ₋₁
                Tensor ofStart = firstStep.transpose(0, 1).matmul(direction.hidden);
                Tensor h = output.narrow(2, place * width, width).narrow(0, place == 0 ? 0 : 1, time - 1);
                Tensor after = da.narrow(0, place == 0 ? 1 : 0, time - 1).reshape(-1, 4 * width);
                yield ofStart.addmm_(after.transpose(0, 1), h.reshape(-1, width));
            }
            case 2 -> firstStep.matmul(direction.recurrent);
            default -> dc.narrow(0, place, 1).squeeze(0).copy();
        };
    }

    private interface Piece {
        void run(LstmSteps steps, int place);
    }

    /// Runs every direction, in parts of the batch where there are lanes left.
    private void sideBySide(Piece piece) {
        long parts = Math.clamp(Lanes.count() / directions.size(), 1, Math.max(1, batch / 8));
        List<Runnable> pieces = new ArrayList<>();
        for (int i = 0; i < directions.size(); i++) {
            int place = i;
            LstmSteps.Memory memory = memory(place); // the handles are taken on this thread
            for (long part = 0; part < parts; part++) {
                long first = batch * part / parts;
                long rows = batch * (part + 1) / parts - first;
                pieces.add(() -> {
                    try (LstmSteps steps = new LstmSteps(memory, place == 1, first, rows)) {
                        piece.run(steps, place);
                    }
                });
            }
        }
        Lanes.run(pieces);
    }

    private LstmSteps.Memory memory(int place) {
        Direction read = directions.get(place);
        Traces left = traces.get(place);
        return new LstmSteps.Memory(
                read.input.raw("lstm"),
                read.recurrent.raw("lstm"),
                read.hidden.raw("lstm"),
                read.cell.raw("lstm"),
                left.gates.raw("lstm"),
                left.cells.raw("lstm"),
                left.squashed.raw("lstm"),
                shown.get(place).raw("lstm"));
    }

    /// The same layer by recorded operations, for gradients of gradients.
    private static List<Tensor> recorded(List<Tensor> all) {
        List<Tensor> outputs = new ArrayList<>();
        List<Tensor> cells = new ArrayList<>();
        for (int place = 0; place < all.size() / 4; place++) {
            Direction direction = Direction.of(all, place);
            List<Tensor> steps = new ArrayList<>(direction.input.unbind(0));
            if (place == 1) {
                Collections.reverse(steps);
            }
            Tensor h = direction.hidden;
            Tensor c = direction.cell;
            List<Tensor> shown = new ArrayList<>();
            for (Tensor step : steps) {
                List<Tensor> a = step.add(h.linear(direction.recurrent)).chunk(4, 1);
                // c ← f∘c + i∘g;  h ← o∘tanh(c)
                c = a.get(1).sigmoid().mul(c).add(a.get(0).sigmoid().mul(a.get(2).tanh()));
                h = a.get(3).sigmoid().mul(c.tanh());
                shown.add(h);
            }
            if (place == 1) {
                Collections.reverse(shown);
            }
            outputs.add(Tensor.stack(shown, 0));
            cells.add(c);
        }
        return List.of(Tensor.cat(outputs, 2), Tensor.stack(cells, 0));
    }
}
