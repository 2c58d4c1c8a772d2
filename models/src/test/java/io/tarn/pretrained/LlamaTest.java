package io.tarn.pretrained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.models.Twin;
import io.tarn.nn.Layer;
import io.tarn.nn.NetContract;
import io.tarn.tensor.Gradient;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import org.junit.jupiter.api.Test;

final class LlamaTest extends NetContract {
    private static LlamaConfig small() {
        return LlamaConfig.of(17, 2, 16, 24).heads(4, 2).context(11);
    }

    @Override
    protected Layer layer() {
        return Llama.of(LlamaConfig.of(5, 1, 4, 6).heads(2, 1).context(4));
    }

    @Override
    protected Tensor input() {
        return Tensor.of(new long[] {1, 2, 3, 4, 0, 1}, 2, 3);
    }

    @Override
    protected Shape outputShape() {
        return Shape.of(2, 3, 5);
    }

    @Test
    void agreesWithTransformers() {
        Twin.load("pretrained/llama").check(Llama.of(small()));
    }

    @Test
    void agreesWithTransformersWithATiedHead() {
        Twin.load("pretrained/llama-tied").check(Llama.of(small().heads(4, 4).tieHead()));
    }

    @Test
    void goesOnTokenByTokenAsAllAtOnce() {
        Llama llama = Llama.of(small());
        llama.eval();
        Tensor tokens = Tensor.of(new long[] {1, 5, 9, 2, 16, 3, 4, 4, 8, 0}, 2, 5);
        try (var off = Gradient.off();
                var texts = llama.begin(2)) {
            Tensor whole = llama.forward(tokens); // [2, 5, 17]
            for (int t = 0; t < 5; t++) {
                Tensor next = texts.next(tokens.narrow(1, t, 1));
                assertThat(next.isClose(whole.select(1, t), 0, 1e-6).all().item()).isEqualTo(1);
            }
            assertThat(texts.room()).isEqualTo(6);
        }
    }

    @Test
    void hasThePublishedNumbersOfParameters() {
        assertThat(LlamaConfig.of(32_000, 32, 4096, 11_008).parameters()).isEqualTo(6_738_415_616L);
        assertThat(LlamaConfig.of(32_000, 22, 2048, 5632).heads(32, 4).parameters())
                .isEqualTo(1_100_048_384); // TinyLlama
    }

    @Test
    void hasAsManyParametersAsItsConfigurationSays() {
        assertThat(Llama.of(small()).parameterCount()).isEqualTo(small().parameters());
        assertThat(Llama.of(small().tieHead()).parameterCount())
                .isEqualTo(small().tieHead().parameters());
    }

    @Test
    void saysWhatItCannotBe() {
        assertThatThrownBy(() -> small().heads(4, 3))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("heads that are a multiple of the keys' heads, got 4 and 3");
        assertThatThrownBy(() -> LlamaConfig.of(17, 2, 15, 24).heads(5, 5))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("heads of an even width");
        assertThatThrownBy(() -> Llama.of(small()).forward(Tensor.zeros(1, 12).toLong()))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("[batch, tokens] with 11 tokens at most, got [1, 12]");
    }
}
