package io.tarn.sequence;

import io.tarn.data.Batch;
import io.tarn.data.DataException;
import io.tarn.data.Dataset;
import io.tarn.tensor.Tensor;
import java.util.random.RandomGenerator;

/// Windows of a long text, side by side: tokens `[batch, time]`, and for each of them the next one, `[batch, time]`.
///
/// What is left at the end is left out. A text on which a net learns can be [shifted][#shifted].
public final class TokenWindows implements Dataset {
    private final int[] tokens;
    private final int time;
    private final int play; // tokens by which a window may be shifted

    private TokenWindows(int[] tokens, int time, int play) {
        this.tokens = tokens;
        this.time = time;
        this.play = play;
    }

    /// @param time tokens of a window
    public static TokenWindows of(int[] tokens, int time) {
        if (time < 1 || tokens.length <= time) {
            throw DataException.of(
                    "TokenWindows",
                    "windows of 1 to %d tokens".formatted(tokens.length - 1),
                    time,
                    "every token needs a next one");
        }
        return new TokenWindows(tokens.clone(), time, 0);
    }

    /// Each window is moved back by some tokens at random, so that every epoch cuts the text elsewhere.
    public TokenWindows shifted() {
        return new TokenWindows(tokens, time, time);
    }

    @Override
    public int size() {
        return (tokens.length - 1) / time;
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public Batch batch(int[] indices, RandomGenerator chance) {
        long[] x = new long[indices.length * time];
        long[] y = new long[x.length];
        for (int i = 0; i < indices.length; i++) {
            int start = indices[i] * time;
            start -= play == 0 ? 0 : chance.nextInt(Math.min(play, start + 1));
            for (int t = 0; t < time; t++) {
                x[i * time + t] = tokens[start + t];
                y[i * time + t] = tokens[start + t + 1];
            }
        }
        return Batch.of(Tensor.of(x, indices.length, time), Tensor.of(y, indices.length, time));
    }
}
