package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;

/// Inputs and results that PyTorch made; the scripts that made them lie in `src/test/golden`.
final class Golden {
    private static final Golden OPS = new Golden("ops");

    private final Map<String, String[]> lines; // name, type, sizes, values

    private Golden(String name) {
        this.lines =
                text(name)
                        .lines()
                        .map(line -> line.split("\\|", -1))
                        .collect(Collectors.toMap(parts -> parts[0], Function.identity()));
    }

    static Golden ops() {
        return OPS;
    }

    /// The text of a golden file.
    static String text(String name) {
        try (InputStream stream = Golden.class.getResourceAsStream("/golden/" + name + ".txt")) {
            return new String(
                    Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Tensor get(String name) {
        String[] parts = Objects.requireNonNull(lines.get(name), name);
        DType type =
                Arrays.stream(DType.values())
                        .filter(candidate -> candidate.toString().equals(parts[1]))
                        .findFirst()
                        .orElseThrow();
        long[] sizes = Arrays.stream(words(parts[2], ",")).mapToLong(Long::parseLong).toArray();
        String[] words = words(parts[3], " ");
        Shape shape = Shape.of(sizes);
        if (type == DType.INT64) {
            return filled(
                    Tensor.of(Arrays.stream(words).mapToLong(Long::parseLong).toArray()), shape);
        }
        double[] values = Arrays.stream(words).mapToDouble(Golden::number).toArray();
        if (type.isComplex()) {
            return Tensor.of(values).reshape(-1, 2).viewAsComplex().reshape(sizes).to(type);
        }
        return filled(Tensor.of(values), shape).to(type);
    }

    private static Tensor filled(Tensor flat, Shape shape) {
        return flat.reshape(shape.toArray());
    }

    private static String[] words(String text, String separator) {
        return text.isEmpty() ? new String[0] : text.split(separator);
    }

    private static double number(String word) {
        return switch (word) {
            case "nan" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "True" -> 1;
            case "False" -> 0;
            default -> Double.parseDouble(word);
        };
    }

    /// The test that an operation gives what PyTorch's of that name gave.
    DynamicTest agrees(String name, Supplier<Tensor> operation) {
        return DynamicTest.dynamicTest(name, () -> check("op." + name, operation.get()));
    }

    /// The test for an operation with two results.
    DynamicTest agreesTwice(String name, Supplier<Picked> operation) {
        return DynamicTest.dynamicTest(
                name,
                () -> {
                    Picked picked = operation.get();
                    check("op." + name + ".0", picked.values());
                    check("op." + name + ".1", picked.indices());
                });
    }

    void check(String name, Tensor actual) {
        Tensor expected = get(name);
        assertThat(actual.shape()).as(name).isEqualTo(expected.shape());
        assertThat(actual.dtype()).as(name).isEqualTo(expected.dtype());
        double tolerance =
                expected.dtype() == DType.FLOAT32 || expected.dtype() == DType.COMPLEX64
                        ? 1e-5
                        : 1e-9;
        Tensor close = actual.isClose(expected, tolerance, tolerance);
        if (expected.dtype().isFloatingPoint()) {
            close = close.logicalOr(actual.isNan().logicalAnd(expected.isNan()));
        }
        assertThat(close.all().toBooleanArray()[0])
                .as("%s: expected%n%s%nbut was%n%s", name, expected, actual)
                .isTrue();
    }
}
