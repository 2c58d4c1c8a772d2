package io.tarn.recipes.speech;

import io.tarn.loss.CrossEntropy;
import io.tarn.loss.Loss;
import io.tarn.nn.Linear;
import io.tarn.nn.Net;
import io.tarn.tensor.Tensor;

/// The plain softmax over speakers, -log softmax(W·x + b), to which the additive margin is compared.
record SoftmaxHead(Linear linear) implements Net, Loss {
    static SoftmaxHead of(long width, long speakers) {
        return new SoftmaxHead(Linear.of(width, speakers));
    }

    @Override
    public Tensor forward(Tensor embeddings, Tensor target) { // [batch, width], [batch] → []
        return CrossEntropy.of().forward(linear.forward(embeddings), target);
    }
}
