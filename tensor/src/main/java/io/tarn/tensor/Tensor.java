package io.tarn.tensor;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.bytedeco.pytorch.global.torch;

/// An n-dimensional array of numbers of one [DType] on one [Device], with gradients.
///
/// A tensor is a handle: operations give new tensors and leave their operands alone, except for
/// those whose name ends in an underscore. The operations are found on this class and lie, by idea,
/// in its facets. Memory belongs to the innermost [Scope], or to the garbage collector.
public final class Tensor extends Owned
        implements AutoCloseable,
                Describing,
                Reading,
                Arithmetic,
                Bits,
                ComplexNumbers,
                Functions,
                SpecialFunctions,
                Comparison,
                Closeness,
                Reductions,
                Statistics,
                Scans,
                Sorting,
                Shaping,
                Rearranging,
                Conversions,
                MatrixParts,
                Indexing,
                Scattering,
                Products,
                Activations,
                Convolutions,
                Pooling,
                Resampling,
                Normalisation,
                Sequences,
                LossKernels,
                InPlace,
                Differentiable {
    private Tensor(org.bytedeco.pytorch.Tensor raw, String origin) {
        super(raw, origin);
    }

    static Tensor wrap(org.bytedeco.pytorch.Tensor raw, String origin) {
        Tensor tensor = new Tensor(raw, origin);
        Scope scope = tensor.scope();
        if (scope != null) {
            scope.own(tensor);
        }
        return tensor;
    }

    // ---- making tensors ----

    /// A tensor of the given values: `Tensor.of(new float[] {1, 2, 3, 4}, 2, 2)`; without sizes it is flat.
    public static Tensor of(float[] values, long... shape) {
        return JavaArrays.tensor(
                MemorySegment.ofArray(values), DType.FLOAT32, values.length, shape);
    }

    public static Tensor of(double[] values, long... shape) {
        return JavaArrays.tensor(
                MemorySegment.ofArray(values), DType.FLOAT64, values.length, shape);
    }

    public static Tensor of(long[] values, long... shape) {
        return JavaArrays.tensor(MemorySegment.ofArray(values), DType.INT64, values.length, shape);
    }

    public static Tensor of(int[] values, long... shape) {
        return JavaArrays.tensor(MemorySegment.ofArray(values), DType.INT32, values.length, shape);
    }

    /// Bytes become unsigned numbers from 0 to 255, as in images.
    public static Tensor of(byte[] values, long... shape) {
        return JavaArrays.tensor(MemorySegment.ofArray(values), DType.UINT8, values.length, shape);
    }

    public static Tensor of(boolean[] values, long... shape) {
        return JavaArrays.tensor(JavaArrays.bytes(values), DType.BOOL, values.length, shape);
    }

    /// A matrix of equally long rows.
    public static Tensor of(float[][] rows) {
        return JavaArrays.matrix(rows);
    }

    public static Tensor of(double[][] rows) {
        return JavaArrays.matrix(rows);
    }

    public static Tensor of(long[][] rows) {
        return JavaArrays.matrix(rows);
    }

    /// A flat tensor of the given numbers, float32: `Tensor.of(1.0, 2, 3)`.
    public static Tensor of(double first, double... rest) {
        return of(JavaArrays.joined(first, rest));
    }

    /// A flat tensor of whole numbers, int64: `Tensor.of(1, 2, 3)`.
    public static Tensor of(long first, long... rest) {
        return of(JavaArrays.joined(first, rest));
    }

    /// A tensor without dimensions.
    public static Tensor scalar(double value) {
        return full(Shape.of(), value, DType.FLOAT32);
    }

    /// A tensor over native memory, without a copy; it keeps `memory` alive. Heap segments are copied.
    public static Tensor of(MemorySegment memory, DType type, long... shape) {
        return JavaArrays.over(memory, type, Shape.of(shape));
    }

    public static Tensor zeros(long... shape) {
        return zeros(Shape.of(shape), DType.FLOAT32);
    }

    public static Tensor zeros(Shape shape) {
        return zeros(shape, DType.FLOAT32);
    }

    public static Tensor zeros(Shape shape, DType type) {
        return full(shape, 0, type);
    }

    public static Tensor ones(long... shape) {
        return ones(Shape.of(shape), DType.FLOAT32);
    }

    public static Tensor ones(Shape shape) {
        return ones(shape, DType.FLOAT32);
    }

    public static Tensor ones(Shape shape, DType type) {
        return full(shape, 1, type);
    }

    public static Tensor full(Shape shape, double value, DType type) {
        return empty(shape, type).fill_(value);
    }

    /// Memory that holds whatever it held before.
    public static Tensor empty(Shape shape, DType type) {
        return empty(shape, type, Device.CPU);
    }

    public static Tensor empty(Shape shape, DType type, Device device) {
        return Making.empty(shape, type, device);
    }

    /// Zeros with the shape, type, device and order in memory of `x`.
    public static Tensor zerosLike(Tensor x) {
        return emptyLike(x).zero_();
    }

    public static Tensor onesLike(Tensor x) {
        return fullLike(x, 1);
    }

    public static Tensor fullLike(Tensor x, double value) {
        return emptyLike(x).fill_(value);
    }

    public static Tensor emptyLike(Tensor x) {
        return Making.emptyLike(x);
    }

    /// The whole numbers from 0 to `end`, which is left out.
    public static Tensor arange(long end) {
        return arange(0, end);
    }

    /// The whole numbers from `start` to `end`, which is left out.
    public static Tensor arange(long start, long end) {
        return Making.range(start, end);
    }

    public static Tensor arange(double start, double end, double step) {
        return Making.range(start, end, step);
    }

    public static Tensor linspace(double start, double end, long count) {
        return Making.linspace(start, end, count);
    }

    /// The identity matrix.
    public static Tensor eye(long size) {
        return Call.source("eye", () -> torch.eye(size), size);
    }

    /// Standard normal numbers from the global generator; see [Random] for one of your own.
    public static Tensor randn(long... shape) {
        return Random.global().normal(shape);
    }

    public static Tensor randn(Shape shape) {
        return Random.global().normal(shape, 0, 1);
    }

    /// Standard normal numbers with the shape, type and device of `x`.
    public static Tensor randnLike(Tensor x) {
        return Making.randnLike(x);
    }

    /// Numbers spread evenly over 0 to 1 from the global generator.
    public static Tensor rand(long... shape) {
        return Random.global().uniform(shape);
    }

    public static Tensor rand(Shape shape) {
        return Random.global().uniform(shape, 0, 1);
    }

    public static Tensor randLike(Tensor x) {
        return Making.randLike(x);
    }

    public static Tensor cat(List<Tensor> tensors, long dimension) {
        return Call.list("cat", tensors, vector -> torch.cat(vector, dimension));
    }

    public static Tensor stack(List<Tensor> tensors, long dimension) {
        return Call.list("stack", tensors, vector -> torch.stack(vector, dimension));
    }

    /// Products summed over indices, in Einstein's notation: `Tensor.einsum("ij,jk->ik", a, b)`.
    public static Tensor einsum(String equation, Tensor... operands) {
        return Call.list("einsum", List.of(operands), vector -> torch.einsum(equation, vector));
    }

    /// The elements of `a` where `condition` holds, those of `b` elsewhere.
    public static Tensor where(Tensor condition, Tensor a, Tensor b) {
        return a.where(condition, b);
    }

    /// a + bi.
    public static Tensor complex(Tensor real, Tensor imaginary) {
        long[] sizes = real.shape().broadcast(imaginary.shape()).toArray();
        return stack(List.of(real.expand(sizes), imaginary.expand(sizes)), -1).viewAsComplex();
    }

    /// r·e^(iφ).
    public static Tensor polar(Tensor size, Tensor angle) {
        return Call.binary("polar", size, angle, torch::polar);
    }

    /// The coordinates of all points of a grid whose axes are the given vectors, the first one down.
    public static List<Tensor> meshgrid(Tensor... axes) {
        return Call.lists("meshgrid", List.of(axes), vector -> torch.meshgrid(vector, "ij"));
    }

    long[] sizes() {
        org.bytedeco.pytorch.Tensor native_ = raw("shape");
        long[] sizes = new long[(int) native_.dim()];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = native_.size(i);
        }
        return sizes;
    }

    // ---- its memory ----

    /// Takes the tensor out of every scope: the garbage collector frees it. This is also how a
    /// tensor is handed to another thread.
    public Tensor unscoped() {
        leaveToCollector();
        return this;
    }

    /// Frees the memory now; any later use is an error. Closing twice is harmless.
    @Override
    public void close() {
        free();
    }

    public boolean isClosed() {
        return closed();
    }

    /// Shape and type, for messages: `[32, 784] float32`.
    String description() {
        return isClosed() ? "a closed tensor" : shape() + " " + dtype();
    }

    @Override
    public String toString() {
        return isClosed()
                ? "Tensor(closed, made by %s)".formatted(origin())
                : TensorPrinter.print(this);
    }
}
