package io.tarn.sequence.transformer;

import io.tarn.tensor.Scope;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.Optional;

/// The keys and values that an attention has seen, so that a further token costs one token's work.
///
/// Room is doubled when it is full, up to a capacity; a token is copied in, and nothing else is copied. What it holds lives outside of
/// all scopes until it is closed.
public final class KeyValues implements Memory, AutoCloseable {
    private static final long FIRST = 32;

    private final long capacity;
    private Optional<Store> store = Optional.empty();
    private long length;

    private record Store(Tensor keys, Tensor values) {
        private static Store like(Tensor key, Tensor value, long room) {
            return new Store(room(key, room).unscoped(), room(value, room).unscoped());
        }

        private static Tensor room(Tensor x, long tokens) {
            Shape shape = Shape.of(x.size(0), x.size(1), tokens, x.size(3));
            return Tensor.empty(shape, x.dtype()).to(x.device());
        }

        private long room() {
            return keys.size(2);
        }

        private Seen first(long tokens) {
            return new Seen(keys.narrow(2, 0, tokens), values.narrow(2, 0, tokens));
        }

        private void put(long at, Tensor key, Tensor value) {
            keys.narrow(2, at, key.size(2)).copy_(key);
            values.narrow(2, at, value.size(2)).copy_(value);
        }

        private void close() {
            keys.close();
            values.close();
        }
    }

    private KeyValues(long capacity) {
        this.capacity = capacity;
    }

    /// @param capacity how many tokens it may hold
    public static KeyValues of(long capacity) {
        if (capacity < 1) {
            throw TensorException.of(
                    "KeyValues", "room for one token or more", capacity, "the longest sequence");
        }
        return new KeyValues(capacity);
    }

    public long length() {
        return length;
    }

    /// Appends keys and values, `[rows, heads, tokens, width]` each; gives back views that hold until the next call.
    @Override
    public Seen append(Tensor key, Tensor value) {
        long after = length + key.size(2);
        if (after > capacity) {
            throw TensorException.of(
                    "KeyValues",
                    "%d tokens at most".formatted(capacity),
                    after,
                    "end earlier, or build the model for longer sequences");
        }
        if (store.isEmpty() || store.get().room() < after) {
            grow(key, value, Math.min(capacity, Math.max(2 * after, FIRST)));
        }
        Store all = store.orElseThrow();
        all.put(length, key, value);
        length = after;
        return all.first(after);
    }

    private void grow(Tensor key, Tensor value, long room) {
        try (var scope = Scope.open()) {
            Store larger = Store.like(key, value, room);
            store.ifPresent(old -> {
                Seen seen = old.first(length);
                larger.put(0, seen.keys(), seen.values());
                old.close();
            });
            store = Optional.of(larger);
        }
    }

    /// Goes on with these rows, `[new rows]`, each as often as it is named.
    public void select(Tensor rows) {
        store.ifPresent(old -> {
            try (var scope = Scope.open()) {
                Tensor here = rows.to(old.keys().device());
                store =
                        Optional.of(
                                new Store(
                                        old.keys().indexSelect(0, here).unscoped(),
                                        old.values().indexSelect(0, here).unscoped()));
            }
            old.close();
        });
    }

    @Override
    public void close() {
        store.ifPresent(Store::close);
        store = Optional.empty();
    }
}
