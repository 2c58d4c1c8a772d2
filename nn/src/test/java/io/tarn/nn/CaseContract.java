package io.tarn.nn;

import io.tarn.tensor.DType;
import io.tarn.tensor.FiniteDifferences;
import io.tarn.tensor.Shape;
import io.tarn.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;

/// [NetContract] and agreement with PyTorch for each case of a class with a `cases` method.
abstract class CaseContract extends NetContract {
    @Parameter Case subject;

    @Override
    protected Layer layer() {
        return subject.layer().get();
    }

    @Override
    protected Tensor input() {
        return Tensor.randn(subject.input().toArray());
    }

    @Override
    protected Shape outputShape() {
        return subject.output();
    }

    @Test
    void hasTheSecondDerivativesOfFiniteDifferences() {
        Layer layer = layer();
        layer.to(DType.FLOAT64);
        layer.eval();
        Tensor x = input().to(DType.FLOAT64).detach().requiresGrad();
        List<Tensor> leaves = new ArrayList<>(layer.values());
        leaves.add(x);
        FiniteDifferences.checkTwice(() -> layer.forward(x).square().sum(), leaves);
    }

    @Test
    void agreesWithPyTorch() {
        Layer layer = layer();
        if (subject.name().endsWith("-eval")) {
            layer.eval();
        }
        Golden.load("layers/" + subject.name()).check(layer);
    }
}
