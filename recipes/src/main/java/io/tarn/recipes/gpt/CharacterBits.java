package io.tarn.recipes.gpt;

import io.tarn.nn.Modes;
import io.tarn.sequence.transformer.Gpt;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Scope;
import io.tarn.tensor.Tensor;

/// How well a [Gpt] foretells a text, in bits per character.
///
/// It reads the text in windows of its context, each half a window on, and of each the later half is judged: so every character has at
/// least half a context before it, but for the first ones.
final class CharacterBits {
    private static final int BATCH = 32;

    private CharacterBits() {}

    static double of(Gpt gpt, int[] text) {
        int context = Math.toIntExact(gpt.context());
        int half = context / 2;
        double sum = 0;
        try (var still = Modes.eval(gpt);
                var off = Gradient.off()) {
            sum += bits(gpt, text, new int[] {0}, Math.min(context, text.length), 0);
            int start = half; // of the window whose later half is still to be judged
            while (start + half < text.length) {
                int[] starts = starts(start, half, text.length - context);
                if (starts.length == 0) { // what is left of the text, seen from further back
                    int last = Math.max(0, text.length - context);
                    int known = start + half - last;
                    sum += bits(gpt, text, new int[] {last}, text.length - last, known);
                    break;
                }
                sum += bits(gpt, text, starts, context, half);
                start += starts.length * half;
            }
        }
        return sum / text.length;
    }

    private static int[] starts(int first, int step, int last) {
        int count = first > last ? 0 : Math.min(BATCH, (last - first) / step + 1);
        int[] starts = new int[count];
        for (int i = 0; i < count; i++) {
            starts[i] = first + i * step;
        }
        return starts;
    }

    /// -Σ log₂ p of the characters from `judged` on in each window; before the text, a speech ended.
    private static double bits(Gpt gpt, int[] text, int[] starts, int length, int judged) {
        long[] read = new long[starts.length * length];
        long[] next = new long[read.length];
        for (int i = 0; i < starts.length; i++) {
            for (int t = 0; t < length; t++) {
                int place = starts[i] + t;
                read[i * length + t] = place == 0 ? Speeches.END : text[place - 1];
                next[i * length + t] = text[place];
            }
        }
        try (var scope = Scope.open()) {
            Tensor logs = gpt.forward(Tensor.of(read, starts.length, length)).logSoftmax(-1);
            Tensor own = logs.gather(2, Tensor.of(next, starts.length, length, 1)).squeeze(2);
            return -own.narrow(1, judged, length - judged).toDouble().sum().item() / Math.log(2);
        }
    }
}
