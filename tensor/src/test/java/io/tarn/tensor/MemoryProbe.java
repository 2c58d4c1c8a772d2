package io.tarn.tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// What [MemoryTest] runs in a process of its own. Each answers with megabytes, or with `fine`.
final class MemoryProbe {
    private static final int STEPS = 20_000;

    private MemoryProbe() {}

    public static void main(String[] arguments) throws Exception {
        String answer =
                switch (arguments[0]) {
                    case "training" -> training();
                    case "unscoped" -> unscoped();
                    case "churn" -> churn();
                    default -> throw new IllegalArgumentException(arguments[0]);
                };
        System.out.println(answer);
    }

    /// The size of the process after the warm-up and after 20,000 more steps.
    private static String training() {
        Tensor first = Tensor.randn(32, 64).mul(0.1).requiresGrad();
        Tensor second = Tensor.randn(64, 1).mul(0.1).requiresGrad();
        Tensor x = Tensor.randn(16, 32);
        train(STEPS / 4, x, first, second);
        long before = ProcessSize.now() >> 20;
        train(STEPS, x, first, second);
        return before + " " + (ProcessSize.now() >> 20);
    }

    private static void train(int steps, Tensor x, Tensor first, Tensor second) {
        for (int i = 0; i < steps; i++) {
            try (var scope = Scope.open()) {
                Tensor loss = x.matmul(first).tanh().matmul(second).square().mean();
                List<Tensor> gradients = Gradient.of(loss, List.of(first, second));
                try (var off = Gradient.off()) {
                    first.add_(gradients.get(0), -0.01);
                    second.add_(gradients.get(1), -0.01);
                }
            }
        }
    }

    /// The largest size of the process while it makes 10,000 tensors of 4 MB outside of any scope.
    private static String unscoped() {
        for (int i = 0; i < 10_000; i++) {
            Tensor.ones(1024, 1024);
        }
        return String.valueOf(ProcessSize.peak() >> 20);
    }

    /// Unscoped temporaries on many threads while the collector runs all the time.
    private static String churn() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Double>> jobs = new ArrayList<>();
            for (int job = 0; job < 4; job++) {
                int seed = job;
                jobs.add(() -> churn(seed));
            }
            for (Future<Double> result : threads.invokeAll(jobs)) {
                if (!Double.isFinite(result.get())) {
                    return "a thread read " + result.get();
                }
            }
        }
        return "fine";
    }

    private static double churn(int seed) {
        Random random = Random.of(seed);
        double sum = 0;
        List<byte[]> garbage = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            Tensor x = random.normal(1 + i % 50, 8).requiresGrad();
            Tensor y = Tensor.cat(List.of(x.mul(2), x.exp()), 0).matmul(random.normal(8, 8)).tanh();
            sum += Gradient.of(y.square().mean(), x).abs().sum().item();
            sum += y.detach().toFloatArray()[0];
            garbage.add(new byte[1 << 14]);
            if (garbage.size() > 200) {
                garbage.clear();
            }
        }
        return sum;
    }
}
