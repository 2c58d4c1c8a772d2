package io.tarn.nn;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass(name = "{0}")
@MethodSource("cases")
final class ActivationTest extends CaseContract {
    static Stream<Case> cases() {
        return Stream.of(
                elementwise("sigmoid", Activation::sigmoid),
                elementwise("hard-sigmoid", Activation::hardSigmoid),
                elementwise("log-sigmoid", Activation::logSigmoid),
                elementwise("tanh", Activation::tanh),
                elementwise("hard-tanh", Activation::hardTanh),
                elementwise("hard-tanh-limits", () -> Activation.hardTanh(-2, 0.5)),
                elementwise("relu", Activation::relu),
                elementwise("relu6", Activation::relu6),
                elementwise("leaky-relu", Activation::leakyRelu),
                elementwise("leaky-relu-steep", () -> Activation.leakyRelu(0.2)),
                elementwise("elu", Activation::elu),
                elementwise("elu-alpha", () -> Activation.elu(0.3)),
                elementwise("celu", () -> Activation.celu(0.7)),
                elementwise("selu", Activation::selu),
                elementwise("gelu", Activation::gelu),
                elementwise("gelu-tanh", Activation::geluTanh),
                elementwise("silu", Activation::silu),
                elementwise("hard-swish", Activation::hardSwish),
                elementwise("mish", Activation::mish),
                elementwise("softplus", Activation::softplus),
                elementwise("softplus-beta", () -> Activation.softplus(0.5)),
                elementwise("softsign", Activation::softsign),
                elementwise("soft-shrink", () -> Activation.softShrink(0.4)),
                elementwise("hard-shrink", () -> Activation.hardShrink(0.6)),
                elementwise("tanh-shrink", Activation::tanhShrink),
                elementwise("threshold", () -> Activation.threshold(0.2, -3)),
                elementwise("softmax", () -> Activation.softmax(1)),
                elementwise("softmax-first", () -> Activation.softmax(0)),
                elementwise("softmin", () -> Activation.softmin(1)),
                elementwise("log-softmax", () -> Activation.logSoftmax(-1)),
                elementwise("rrelu-eval", RandomizedRelu::of),
                elementwise("glu", () -> Activation.glu(1)).gives(6, 4),
                Case.of("prelu", PRelu::of, 4, 3),
                Case.of("prelu-channels", () -> PRelu.of(3), 2, 3, 4),
                Case.of("maxout", () -> Maxout.of(4, 3, 2), 5, 4).gives(5, 3),
                Case.of("geglu", () -> GatedLinear.geGlu(4, 3), 2, 5, 4).gives(2, 5, 3),
                Case.of("swiglu", () -> GatedLinear.swiGlu(4, 3), 2, 5, 4).gives(2, 5, 3),
                Case.of("glu-layer", () -> GatedLinear.glu(4, 3), 5, 4).gives(5, 3));
    }

    private static Case elementwise(String name, Supplier<Layer> layer) {
        return Case.of(name, layer, 6, 8);
    }
}
