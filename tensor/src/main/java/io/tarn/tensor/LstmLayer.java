package io.tarn.tensor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// One layer of an LSTM in one direction or both, whose directions and parts of the batch run side by side.
///
/// Its inputs in a list: x `[time, batch, in]`, then for each direction W, U, both biases if there are any,
/// and where it starts, h and c `[batch, hidden]`.
final class LstmLayer {
    private static final long ROWS = 16; // the smallest part of a batch that is worth a lane
    private static final long WORK =
            10_000_000; // multiplications below which lanes cost more than they bring

    /// The output `[time, batch, directions·hidden]` and the last states `[directions, batch, hidden]`.
    record Result(Tensor output, Tensor hidden, Tensor cell) {
        private static Result of(List<Tensor> all) {
            return new Result(all.get(0), all.get(1), all.get(2));
        }
    }

    /// Where a piece belongs.
    private record Place(int direction, long first, long rows) {}

    private final List<Tensor> inputs;
    private final int each; // inputs of one direction
    private final int directions;
    private final long batch;
    private final long width;
    private final List<Place> places = new ArrayList<>();
    private final List<LstmPiece> pieces = new ArrayList<>();
    private final List<Tensor> held = new ArrayList<>();

    private LstmLayer(List<Tensor> inputs, boolean biased, boolean training) {
        this.inputs = inputs.stream().map(input -> held(input.detach())).toList();
        this.each = biased ? 6 : 4;
        this.directions = (inputs.size() - 1) / each;
        this.batch = inputs.getFirst().size(1);
        this.width = inputs.getLast().size(1);
        long parts = parts();
        for (int direction = 0; direction < directions; direction++) {
            for (long part = 0; part < parts; part++) {
                long first = batch * part / parts;
                Place place = new Place(direction, first, batch * (part + 1) / parts - first);
                places.add(place);
                pieces.add(new LstmPiece(reads(place, biased), direction == 1, biased, training));
            }
        }
    }

    private Tensor held(Tensor tensor) {
        held.add(tensor.unscoped());
        return tensor;
    }

    private boolean isWorthLanes() {
        Tensor x = inputs.getFirst();
        return Lanes.count() > 1 && x.size(0) * batch * 4 * width * (x.size(2) + width) > WORK;
    }

    private long parts() {
        return isWorthLanes()
                ? Math.clamp(Lanes.count() / directions, 1, Math.max(1, batch / ROWS))
                : 1;
    }

    private Tensor input(int direction, int which) {
        return inputs.get(1 + direction * each + which);
    }

    private LstmPiece.Reads reads(Place place, boolean biased) {
        int d = place.direction;
        Tensor w = input(d, 0);
        return new LstmPiece.Reads(
                rows(inputs.getFirst(), 1, place).raw("lstm"),
                w.raw("lstm"),
                input(d, 1).raw("lstm"),
                (biased ? input(d, 2) : w).raw("lstm"),
                (biased ? input(d, 3) : w).raw("lstm"),
                rows(input(d, each - 2), 0, place).raw("lstm"),
                rows(input(d, each - 1), 0, place).raw("lstm"));
    }

    private Tensor rows(Tensor whole, long dimension, Place place) {
        return place.rows == batch
                ? whole
                : held(whole.narrow(dimension, place.first, place.rows).contiguous());
    }

    /// Runs the layer, and puts its results into the graph where gradients flow into an input.
    static Result run(List<Tensor> inputs, boolean biased) {
        List<Integer> tracked =
                IntStream.range(0, inputs.size())
                        .filter(i -> Gradient.isOn() && inputs.get(i).isTracked())
                        .boxed()
                        .toList();
        LstmLayer layer = new LstmLayer(inputs, biased, !tracked.isEmpty());
        List<Tensor> results = layer.forward();
        if (tracked.isEmpty()) {
            layer.close();
            return Result.of(results);
        }
        return Result.of(
                HandGradient.link(
                        tracked.stream().map(inputs::get).toList(),
                        results,
                        gradients -> layer.backward(gradients, tracked),
                        aliases -> layer.recorded(layer.with(tracked, aliases)),
                        layer::close));
    }

    private void run(List<Runnable> work) {
        if (work.size() > 1 && isWorthLanes()) {
            Lanes.sideBySide(work);
        } else {
            Lanes.inTurn(work);
        }
    }

    private List<Tensor> forward() {
        run(pieces.stream().<Runnable>map(piece -> piece::forward).toList());
        try (Scope scope = Scope.open();
                Recording off = Gradient.off()) {
            List<Tensor> outputs = ofDirections(i -> borrowed(pieces.get(i).output()), 1);
            List<Tensor> hiddens = ofDirections(i -> borrowed(pieces.get(i).hidden()), 0);
            List<Tensor> cells = ofDirections(i -> borrowed(pieces.get(i).cell()), 0);
            return Stream.of(
                            Tensor.cat(outputs, 2),
                            Tensor.stack(hiddens, 0),
                            Tensor.stack(cells, 0))
                    .map(scope::keep)
                    .toList();
        }
    }

    private static Tensor borrowed(org.bytedeco.pytorch.Tensor raw) {
        return Tensor.wrap(new org.bytedeco.pytorch.Tensor(raw), "lstm");
    }

    private interface OfPiece {
        Tensor at(int piece);
    }

    /// For each direction what its pieces give, joined along the batch.
    private List<Tensor> ofDirections(OfPiece value, long dimension) {
        return foldPieces(
                value,
                parts -> parts.size() == 1 ? parts.getFirst() : Tensor.cat(parts, dimension));
    }

    private List<Tensor> foldPieces(OfPiece value, Function<List<Tensor>, Tensor> fold) {
        return IntStream.range(0, directions)
                .mapToObj(d ->
                        IntStream.range(0, places.size())
                                .filter(i -> places.get(i).direction == d)
                                .mapToObj(value::at)
                                .toList())
                .map(fold)
                .toList();
    }

    private List<Tensor> backward(List<Optional<Tensor>> gradients, List<Integer> wanted) {
        long time = inputs.getFirst().size(0);
        Tensor dy = gradients.get(0).orElseGet(() -> zeros(time, batch, directions * width));
        Tensor dh = gradients.get(1).orElseGet(() -> zeros(directions, batch, width));
        Tensor dc = gradients.get(2).orElseGet(() -> zeros(directions, batch, width));
        List<List<org.bytedeco.pytorch.Tensor>> results = new ArrayList<>();
        List<Runnable> work = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            LstmPiece piece = pieces.get(i);
            Place at = places.get(i);
            int slot = i;
            var output =
                    dy.narrow(2, at.direction * width, width)
                            .narrow(1, at.first, at.rows)
                            .raw("lstm");
            var hidden =
                    dh.narrow(0, at.direction, 1)
                            .squeeze(0)
                            .narrow(0, at.first, at.rows)
                            .raw("lstm");
            var cell =
                    dc.narrow(0, at.direction, 1)
                            .squeeze(0)
                            .narrow(0, at.first, at.rows)
                            .raw("lstm");
            results.add(List.of());
            work.add(() -> results.set(slot, piece.backward(output, hidden, cell)));
        }
        run(work);
        List<List<Tensor>> byPiece =
                results.stream()
                        .map(list -> list.stream().map(raw -> Tensor.wrap(raw, "lstm")).toList())
                        .toList();
        return wanted.stream().map(input -> gradient(input, byPiece)).toList();
    }

    private Tensor zeros(long... sizes) {
        return Tensor.zeros(Shape.of(sizes), inputs.getFirst().dtype());
    }

    /// The gradient of one input out of those of all pieces, which hold x, W, U, two biases, h, c.
    private Tensor gradient(int input, List<List<Tensor>> byPiece) {
        if (input == 0) {
            return sum(ofDirections(i -> byPiece.get(i).get(0), 1));
        }
        int direction = (input - 1) / each;
        int which = (input - 1) % each;
        boolean isState = which >= each - 2;
        int slot = 1 + (isState ? which + 6 - each : which);
        return isState
                ? ofDirections(i -> byPiece.get(i).get(slot), 0).get(direction)
                : foldPieces(i -> byPiece.get(i).get(slot), LstmLayer::sum).get(direction);
    }

    private static Tensor sum(List<Tensor> parts) {
        return parts.stream().reduce((a, b) -> a.add(b)).orElseThrow();
    }

    private List<Tensor> with(List<Integer> tracked, List<Tensor> aliases) {
        List<Tensor> all = new ArrayList<>(inputs);
        for (int i = 0; i < tracked.size(); i++) {
            all.set(tracked.get(i), aliases.get(i));
        }
        return all;
    }

    /// The same layer by recorded operations, for gradients of gradients.
    private List<Tensor> recorded(List<Tensor> all) {
        List<Tensor> outputs = new ArrayList<>();
        List<Tensor> hiddens = new ArrayList<>();
        List<Tensor> cells = new ArrayList<>();
        for (int direction = 0; direction < directions; direction++) {
            List<Tensor> own = all.subList(1 + direction * each, 1 + (direction + 1) * each);
            Tensor input = all.getFirst().linear(own.get(0)); // [time, batch, 4·hidden]
            Tensor biased = each == 6 ? input.add(own.get(2)).add(own.get(3)) : input;
            List<Tensor> steps = new ArrayList<>(biased.unbind(0));
            Tensor h = own.get(each - 2);
            Tensor c = own.get(each - 1);
            List<Tensor> shown = new ArrayList<>();
            for (Tensor step : direction == 1 ? steps.reversed() : steps) {
                List<Tensor> a = step.add(h.linear(own.get(1))).chunk(4, 1);
                // c ← f∘c + i∘g;  h ← o∘tanh(c)
                c = a.get(1).sigmoid().mul(c).add(a.get(0).sigmoid().mul(a.get(2).tanh()));
                h = a.get(3).sigmoid().mul(c.tanh());
                shown.add(h);
            }
            if (direction == 1) {
                Collections.reverse(shown);
            }
            outputs.add(Tensor.stack(shown, 0));
            hiddens.add(h);
            cells.add(c);
        }
        return List.of(Tensor.cat(outputs, 2), Tensor.stack(hiddens, 0), Tensor.stack(cells, 0));
    }

    private void close() {
        pieces.forEach(LstmPiece::close);
        held.forEach(Tensor::close);
    }
}
