package io.tarn.pretrained;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.models.Twin;
import io.tarn.nn.Activation;
import io.tarn.nn.Layer;
import io.tarn.nn.Mask;
import io.tarn.nn.NetContract;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import io.tarn.tensor.TensorException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BertTest extends NetContract {
    private static BertConfig small() {
        return new BertConfig(23, 12, 2, 3, 20, 9, 2, 0.1, 1e-12, Activation.gelu(), true);
    }

    @Override
    protected Layer layer() {
        return Bert.of(new BertConfig(8, 4, 1, 2, 4, 3, 2, 0.1, 1e-12, Activation.gelu(), false));
    }

    @Override
    protected Tensor input() {
        return Tensor.of(new long[] {3, 4, 5, 0, 0, 1, 6, 7, 0, 0, 0, -1}, 2, 2, 3);
    }

    @Override
    protected Shape outputShape() {
        return Shape.of(2, 3, 4);
    }

    @Test
    void agreesWithTransformers() {
        Bert bert = Bert.of(small());
        Twin.load("pretrained/bert")
                .check(
                        bert,
                        in -> {
                            Tensor y =
                                    bert.forward(in.get(0), in.get(1), Mask.keys(in.get(2).ne(0)));
                            return Tensor.cat(List.of(y, bert.pooled(y).unsqueeze(1)), 1);
                        });
    }

    @Test
    void hasThePublishedNumbersOfParameters() {
        assertThat(BertConfig.of(2, 128).parameters()).isEqualTo(4_385_920);
        assertThat(BertConfig.of(4, 256).parameters()).isEqualTo(11_170_560);
        assertThat(BertConfig.of(12, 768).parameters()).isEqualTo(109_482_240);
        assertThat(BertConfig.of(24, 1024).parameters()).isEqualTo(335_141_888);
        assertThat(BertConfig.miniLm().parameters()).isEqualTo(22_713_216);
    }

    @Test
    void hasAsManyParametersAsItsConfigurationSays() {
        for (BertConfig config : List.of(small(), small().noPooler(), BertConfig.of(2, 128))) {
            assertThat(Bert.of(config).parameterCount()).isEqualTo(config.parameters());
        }
    }

    @Test
    void paddingChangesNothing() {
        Bert bert = Bert.of(small());
        bert.eval();
        Tensor padded = bert.forward(input()).get(1).narrow(0, 0, 2);
        Tensor alone = bert.forward(Tensor.of(new long[] {6, 7, 0, 0}, 1, 2, 2)).get(0);
        assertThat(padded.isClose(alone, 0, 1e-6).all().item()).isEqualTo(1);
    }

    @Test
    void freezesItsFirstBlocks() {
        Bert bert = Bert.of(small());
        bert.freeze(1);
        assertThat(bert.namedParameters().get("encoder.layer.0.output.dense.bias").isTrainable())
                .isFalse();
        assertThat(bert.namedParameters().get("encoder.layer.1.output.dense.bias").isTrainable())
                .isTrue();
        assertThatThrownBy(() -> bert.freeze(3))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("expected 0 to 2 blocks, got 3");
    }

    @Test
    void saysWhatItCannotRead() {
        Bert bert = Bert.of(small().noPooler());
        assertThatThrownBy(() -> bert.forward(Tensor.zeros(2, 3).toLong()))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("expected [batch, 2, tokens], numbers and types, got [2, 3]");
        assertThatThrownBy(() -> bert.forward(Tensor.zeros(1, 2, 10).toLong()))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("9 tokens at most");
        assertThatThrownBy(() -> bert.pooled(Tensor.zeros(1, 2, 12)))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("expected a pooler, got none");
        assertThatThrownBy(() -> BertConfig.of(2, 128).heads(3))
                .isInstanceOf(TensorException.class)
                .hasMessage(
                        "Bert: expected a width up to 1,048,576 that the heads divide, got 128 for 3 heads; choose a width of 3·n");
    }
}
