package io.tarn.tensor;

import java.util.Arrays;

/// A part of a subscript: what to take of one dimension.
///
/// `x[3, 1:5, ..., idx]` in Python is
/// `x.get(Index.at(3), Index.slice(1, 5), Index.ELLIPSIS, Index.of(idx))` here.
public sealed interface Index {
    /// All of one dimension: Python's `:`.
    Index ALL = new Slice(0, Long.MAX_VALUE, 1);

    /// All of as many dimensions as the other parts leave over: Python's `...`.
    Index ELLIPSIS = new Rest();

    /// A dimension of size 1 that was not there: Python's `None`.
    Index NEW = new Axis();

    /// One place, which removes the dimension; negative numbers count from the end.
    static Index at(long place) {
        return new At(place);
    }

    /// One place in each of several dimensions.
    static Index[] at(long... places) {
        return Arrays.stream(places).mapToObj(At::new).toArray(Index[]::new);
    }

    static Index all() {
        return ALL;
    }

    /// The places from `start` to `stop`, which is left out; negative numbers count from the end.
    static Index slice(long start, long stop) {
        return new Slice(start, stop, 1);
    }

    /// Every `step`-th place from `start` to `stop`, which is left out: Python's `start:stop:step`.
    static Index slice(long start, long stop, long step) {
        return new Slice(start, stop, step);
    }

    /// Every `step`-th place of a whole dimension: Python's `::step`.
    static Index step(long step) {
        return new Slice(0, Long.MAX_VALUE, step);
    }

    /// The places from `start` on: Python's `start:`.
    static Index from(long start) {
        return new Slice(start, Long.MAX_VALUE, 1);
    }

    /// The places before `stop`: Python's `:stop`.
    static Index to(long stop) {
        return new Slice(0, stop, 1);
    }

    /// The places that a tensor of whole numbers lists, or those where a tensor of `bool` holds. A
    /// mask takes the place of as many dimensions as it has.
    static Index of(Tensor indicesOrMask) {
        return new Lookup(indicesOrMask);
    }

    static Index of(long... places) {
        return new Lookup(Tensor.of(places));
    }

    /// One place.
    record At(long place) implements Index {}

    /// Places at equal distances.
    record Slice(long start, long stop, long step) implements Index {
        public Slice {
            if (step < 1) {
                throw TensorException.of(
                        "Index.slice",
                        "a step of 1 or more",
                        step,
                        "use flip(dimension) to go backwards");
            }
        }
    }

    /// Listed or masked places.
    record Lookup(Tensor tensor) implements Index {}

    /// The dimensions that are left over.
    record Rest() implements Index {}

    /// A new dimension.
    record Axis() implements Index {}
}
