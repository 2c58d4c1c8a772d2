package io.tarn.sequence.decode;

import io.tarn.sequence.Continuation;
import io.tarn.tensor.Device;
import io.tarn.tensor.Picked;
import io.tarn.tensor.Random;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import java.util.OptionalLong;

/// Draws each token at random, as likely as the model says.
///
/// The temperature T sharpens or flattens what the model says, p ← softmax(log p / T); then the `topK` likeliest tokens are kept (Fan
/// et al., 2018), and of these the fewest whose probabilities add up to `topP` (Holtzman et al., 2020). All chance comes from the seed:
/// decoding the same beginning twice gives the same.
public final class Sampling implements Decoder {
    private final Rules rules;
    private final long seed;
    private final double temperature;
    private final OptionalLong topK;
    private final double topP;
    private final TokenListener listener;

    private Sampling(
            Rules rules,
            long seed,
            double temperature,
            OptionalLong topK,
            double topP,
            TokenListener listener) {
        if (!(temperature > 0) || topK.orElse(1) < 1 || !(topP > 0 && topP <= 1)) {
            throw TensorException.of(
                    "Sampling",
                    "a temperature above 0, top 1 or more, and a share above 0, up to 1",
                    "%s, %s and %s".formatted(temperature, topK, topP),
                    "usual are 0.8, 40 and 0.95");
        }
        this.rules = rules;
        this.seed = seed;
        this.temperature = temperature;
        this.topK = topK;
        this.topP = topP;
        this.listener = listener;
    }

    /// `Sampling.of(Rules.endless(200), 7).temperature(0.8).topK(40)`.
    public static Sampling of(Rules rules, long seed) {
        return new Sampling(rules, seed, 1, OptionalLong.empty(), 1, (_, _) -> {});
    }

    /// Below 1 likely tokens get likelier.
    public Sampling temperature(double other) {
        return new Sampling(rules, seed, other, topK, topP, listener);
    }

    /// Only so many of the likeliest tokens.
    public Sampling topK(long tokens) {
        return new Sampling(rules, seed, temperature, OptionalLong.of(tokens), topP, listener);
    }

    /// Only the fewest likeliest tokens whose probabilities add up to this share.
    public Sampling topP(double share) {
        return new Sampling(rules, seed, temperature, topK, share, listener);
    }

    /// Tells each token as soon as it is drawn.
    public Sampling listening(TokenListener other) {
        return new Sampling(rules, seed, temperature, topK, topP, other);
    }

    @Override
    public List<Decoded> decode(Continuation sequences, Tensor begin) {
        Random random = Random.of(seed);
        return new Stepwise(rules, scores -> draw(scores, random), listener)
                .decode(sequences, begin);
    }

    private Tensor draw(Tensor scores, Random random) { // [rows, vocabulary] → [rows]
        Picked shares = shares(scores);
        Tensor place = random.multinomial(shares.values().to(Device.CPU), 1); // [rows, 1]
        return shares.indices().gather(1, place.to(scores.device())).squeeze(1);
    }

    /// The tokens that may be drawn, and in which shares; a token that may not has 0.
    Picked shares(Tensor scores) { // [rows, vocabulary] → [rows, tokens]
        Tensor s = scores.div(temperature);
        Picked kept =
                topK.isPresent()
                        ? s.topk(Math.min(topK.getAsLong(), s.size(1)), 1)
                        : s.sortDescending(1);
        Tensor p = kept.values().softmax(-1);
        Tensor before = p.cumsum(-1).sub(p); // the share of the likelier ones
        return new Picked(p.where(before.lt(topP), 0), kept.indices());
    }
}
