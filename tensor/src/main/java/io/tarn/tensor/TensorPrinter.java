package io.tarn.tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The text form of a tensor, in the manner of PyTorch: nested brackets with aligned columns, and
/// only the edges of large tensors.
final class TensorPrinter {
    private static final int LINE = 80;
    private static final int THRESHOLD = 1000;
    private static final int EDGE = 3;
    private static final String PREFIX = "Tensor(";

    private final List<String> elements; // of the tensor, or of its edges, in row-major order
    private final int width;
    private final int[] sizes;
    private final boolean[] cut; // whether a dimension shows its edges only
    private int next;

    private TensorPrinter(List<String> elements, int width, int[] sizes, boolean[] cut) {
        this.elements = elements;
        this.width = width;
        this.sizes = sizes;
        this.cut = cut;
    }

    static String print(Tensor tensor) {
        return withSuffixes(
                PREFIX + (tensor.elements() == 0 ? "[]" : body(tensor)), suffixes(tensor));
    }

    private static String body(Tensor tensor) {
        try (Scope _ = Scope.open()) {
            Tensor shown = tensor.detach();
            int rank = shown.rank();
            boolean[] cut = new boolean[rank];
            for (int i = 0; i < rank; i++) {
                cut[i] = isSummarised(tensor) && tensor.size(i) > 2 * EDGE;
                if (cut[i]) {
                    shown = edges(shown, i);
                }
            }
            int[] sizes = Arrays.stream(shown.sizes()).mapToInt(Math::toIntExact).toArray();
            List<String> texts = NumberColumn.texts(shown);
            return new TensorPrinter(texts, NumberColumn.width(shown), sizes, cut)
                    .block(0, PREFIX.length());
        }
    }

    private static boolean isSummarised(Tensor tensor) {
        return tensor.elements() > THRESHOLD;
    }

    private static Tensor edges(Tensor tensor, int dimension) {
        long size = tensor.size(dimension);
        Tensor first = tensor.narrow(dimension, 0, EDGE);
        return Tensor.cat(List.of(first, tensor.narrow(dimension, size - EDGE, EDGE)), dimension);
    }

    /// The text of everything below one index of each dimension before `dimension`.
    private String block(int dimension, int indent) {
        if (sizes.length == 0) {
            return elements.getFirst().strip();
        }
        if (dimension == sizes.length - 1) {
            return row(dimension, indent);
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < sizes[dimension]; i++) {
            if (cut[dimension] && i == EDGE) {
                parts.add("...");
            }
            parts.add(block(dimension + 1, indent + 1));
        }
        String lines = "\n".repeat(sizes.length - 1 - dimension);
        return "[" + String.join("," + lines + " ".repeat(indent + 1), parts) + "]";
    }

    private String row(int dimension, int indent) {
        List<String> texts = new ArrayList<>(elements.subList(next, next + sizes[dimension]));
        next += sizes[dimension];
        if (cut[dimension]) {
            texts.add(EDGE, " ...");
        }
        int perLine = Math.max(1, (LINE - indent) / (width + 2));
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < texts.size(); i += perLine) {
            lines.add(String.join(", ", texts.subList(i, Math.min(texts.size(), i + perLine))));
        }
        return "[" + String.join(",\n" + " ".repeat(indent + 1), lines) + "]";
    }

    private static List<String> suffixes(Tensor tensor) {
        List<String> suffixes = new ArrayList<>();
        if (isSummarised(tensor) || (tensor.elements() == 0 && tensor.rank() != 1)) {
            suffixes.add("shape=" + tensor.shape());
        }
        if (tensor.dtype() != DType.FLOAT32 || isSummarised(tensor)) {
            suffixes.add("dtype=" + tensor.dtype());
        }
        if (!tensor.device().equals(Device.CPU)) {
            suffixes.add("device=" + tensor.device());
        }
        if (tensor.isTracked()) {
            suffixes.add(
                    tensor.raw("toString").is_leaf()
                            ? "requiresGrad"
                            : "gradFrom=" + tensor.origin());
        }
        return suffixes;
    }

    private static String withSuffixes(String text, List<String> suffixes) {
        StringBuilder result = new StringBuilder(text);
        int length = text.length() - text.lastIndexOf('\n') + 1;
        for (String suffix : suffixes) {
            if (length + suffix.length() + 2 > LINE) {
                result.append(",\n").append(" ".repeat(PREFIX.length())).append(suffix);
                length = PREFIX.length() + suffix.length();
            } else {
                result.append(", ").append(suffix);
                length += suffix.length() + 2;
            }
        }
        return result.append(')').toString();
    }
}
