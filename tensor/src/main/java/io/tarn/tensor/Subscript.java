package io.tarn.tensor;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptionalList;
import org.bytedeco.pytorch.TensorOptionalVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/// The walk of an index over a tensor: numbers, slices and new axes become views, one after the
/// other; tensors are collected for one native lookup at the end.
final class Subscript implements AutoCloseable {
    private final String user;
    private final Tensor tensor;
    private final List<@Nullable Tensor> lookups = new ArrayList<>();
    private org.bytedeco.pytorch.Tensor view;
    private int dimension; // the next dimension of the view that a part will speak of

    private Subscript(String user, Tensor tensor) {
        this.user = user;
        this.tensor = tensor;
        this.view = new org.bytedeco.pytorch.Tensor(tensor.raw(user));
    }

    static Tensor get(Tensor tensor, Index... parts) {
        try (Subscript subscript = new Subscript("get", tensor)) {
            return subscript.walk(parts).read();
        } catch (RuntimeException e) {
            throw Failure.of("get", e, operands(tensor, parts));
        } finally {
            Reference.reachabilityFence(tensor);
            Reference.reachabilityFence(parts);
        }
    }

    static Tensor set(Tensor tensor, Tensor value, Index... parts) {
        try (Subscript subscript = new Subscript("set_", tensor)) {
            subscript.walk(parts).write(value);
            return tensor;
        } catch (RuntimeException e) {
            throw Failure.of("set_", e, operands(tensor, parts));
        } finally {
            Reference.reachabilityFence(tensor);
            Reference.reachabilityFence(value);
            Reference.reachabilityFence(parts);
        }
    }

    static Tensor set(Tensor tensor, double value, Index... parts) {
        try (Tensor scalar = Tensor.full(Shape.of(), value, tensor.dtype())) {
            return set(tensor, scalar, parts);
        }
    }

    static Index[] parts(Index first, Index... others) {
        Index[] parts = new Index[others.length + 1];
        parts[0] = first;
        System.arraycopy(others, 0, parts, 1, others.length);
        return parts;
    }

    private static Tensor[] operands(Tensor tensor, Index... parts) {
        List<Tensor> operands = new ArrayList<>(List.of(tensor));
        for (Index part : parts) {
            if (part instanceof Index.Lookup(Tensor places)) {
                operands.add(places);
            }
        }
        return operands.toArray(Tensor[]::new);
    }

    private Subscript walk(Index... parts) {
        int taken = Arrays.stream(parts).mapToInt(Subscript::dimensionsTaken).sum();
        int left = tensor.rank() - taken;
        if (left < 0) {
            throw TensorException.of(
                    user,
                    "at most %d dimensions in the index".formatted(tensor.rank()),
                    taken,
                    "the tensor is " + tensor.description());
        }
        for (Index part : parts) {
            switch (part) {
                case Index.At at -> select(at.place());
                case Index.Slice slice -> slice(slice);
                case Index.Lookup lookup -> lookUp(lookup.tensor());
                case Index.Rest _ -> {
                    skip(left);
                    left = 0; // a second ellipsis stands for nothing
                }
                case Index.Axis _ -> {
                    become(torch.unsqueeze(view, dimension));
                    skip(1);
                }
            }
        }
        return this;
    }

    private static int dimensionsTaken(Index part) {
        return switch (part) {
            case Index.At _ -> 1;
            case Index.Slice _ -> 1;
            case Index.Lookup(Tensor t) -> t.dtype() == DType.BOOL ? t.rank() : 1;
            case Index.Rest _ -> 0;
            case Index.Axis _ -> 0;
        };
    }

    private void select(long place) {
        long size = view.size(dimension);
        if (place < -size || place >= size) {
            throw TensorException.of(
                    user,
                    size == 0
                            ? "no index, for dimension %d is empty".formatted(dimension)
                            : "an index from %d to %d".formatted(-size, size - 1),
                    place,
                    "the tensor is " + tensor.description());
        }
        become(torch.select(view, dimension, place));
    }

    private void slice(Index.Slice slice) {
        if (!slice.equals(Index.ALL)) {
            try (var start = new LongOptional(slice.start());
                    var stop = new LongOptional(slice.stop())) {
                become(torch.slice(view, dimension, start, stop, slice.step()));
            }
        }
        skip(1);
    }

    private void lookUp(Tensor places) {
        lookups.add(places);
        dimension += places.dtype() == DType.BOOL ? places.rank() : 1;
    }

    private void skip(int dimensions) {
        for (int i = 0; i < dimensions; i++) {
            lookups.add(null);
        }
        dimension += dimensions;
    }

    private void become(org.bytedeco.pytorch.Tensor next) {
        view.close();
        view = next;
    }

    private boolean isView() {
        return lookups.stream().allMatch(lookup -> lookup == null);
    }

    private Tensor read() {
        if (isView()) {
            return Tensor.wrap(new org.bytedeco.pytorch.Tensor(view), user);
        }
        try (var vector = nativeLookups();
                var list = new TensorOptionalList(vector)) {
            return Tensor.wrap(view.index(list), user);
        }
    }

    private void write(Tensor value) {
        if (isView()) {
            view.copy_(value.raw(user));
            return;
        }
        try (var vector = nativeLookups();
                var list = new TensorOptionalList(vector);
                var converted = value.raw(user).to(view.scalar_type())) {
            view.index_put_(list, converted);
        }
    }

    private TensorOptionalVector nativeLookups() {
        TensorOptionalVector vector = new TensorOptionalVector(lookups.size());
        for (int i = 0; i < lookups.size(); i++) {
            Tensor lookup = lookups.get(i);
            if (lookup != null) {
                try (var optional = new TensorOptional(lookup.raw(user))) {
                    vector.put(i, optional);
                }
            }
        }
        return vector;
    }

    @Override
    public void close() {
        view.close();
    }
}
