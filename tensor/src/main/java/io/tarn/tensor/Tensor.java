package io.tarn.tensor;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.TensorOptions;

/// An n-dimensional array of numbers of one [DType] on one [Device], with gradients.
///
/// A tensor is a handle: operations give new tensors and leave their operands alone, except for
/// those whose name ends in an underscore. The operations are found on this class and lie, by idea,
/// in its facets. Memory belongs to the innermost [Scope], or to the garbage collector.
public final class Tensor extends Owned implements AutoCloseable,
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
        return JavaArrays.tensor(MemorySegment.ofArray(values), DType.FLOAT32, values.length, shape);
    }

    public static Tensor of(double[] values, long... shape) {
        return JavaArrays.tensor(MemorySegment.ofArray(values), DType.FLOAT64, values.length, shape);
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

    /// A flat tensor of the given numbers: `Tensor.of(1, 2.5, 3)`.
    public static Tensor of(double first, double... rest) {
        float[] values = new float[rest.length + 1];
        values[0] = (float) first;
        for (int i = 0; i < rest.length; i++) {
            values[i + 1] = (float) rest[i];
        }
        return of(values);
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

    public static Tensor zeros(Shape shape, DType type) {
        return full(shape, 0, type);
    }

    public static Tensor ones(long... shape) {
        return full(Shape.of(shape), 1, DType.FLOAT32);
    }

    public static Tensor full(Shape shape, double value, DType type) {
        return empty(shape, type).fill_(value);
    }

    /// Memory that holds whatever it held before.
    public static Tensor empty(Shape shape, DType type) {
        return empty(shape, type, Device.CPU);
    }

    public static Tensor empty(Shape shape, DType type, Device device) {
        return Call.source("empty", () -> {
            try (TensorOptions options = Natives.options(type, device)) {
                return torch.empty(shape.toArray(), options, Natives.SAME_FORMAT);
            }
        });
    }

    /// The whole numbers from 0 to `end`, which is left out.
    public static Tensor arange(long end) {
        return arange(0, end, 1).to(DType.INT64);
    }

    public static Tensor arange(double start, double end, double step) {
        return Call.source("arange", () -> {
            try (var a = Natives.scalar(start);
                    var b = Natives.scalar(end);
                    var c = Natives.scalar(step);
                    var options = Natives.options(DType.FLOAT64, Device.CPU)) {
                return torch.arange(a, b, c, options);
            }
        });
    }

    public static Tensor linspace(double start, double end, long count) {
        return Call.source("linspace", () -> {
            try (var a = new org.bytedeco.pytorch.Scalar(start);
                    var b = new org.bytedeco.pytorch.Scalar(end);
                    var options = Natives.options(DType.FLOAT32, Device.CPU)) {
                return torch.linspace(a, b, count, options);
            }
        });
    }

    /// The identity matrix.
    public static Tensor eye(long size) {
        return Call.source("eye", () -> torch.eye(size));
    }

    /// Standard normal numbers from the global generator; see [Random] for one of your own.
    public static Tensor randn(long... shape) {
        return Random.global().normal(shape);
    }

    /// Numbers spread evenly over 0 to 1 from the global generator.
    public static Tensor rand(long... shape) {
        return Random.global().uniform(shape);
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

    // ---- what it is ----

    public Shape shape() {
        return Shape.of(sizes());
    }

    long[] sizes() {
        org.bytedeco.pytorch.Tensor native_ = raw("shape");
        long[] sizes = new long[(int) native_.dim()];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = native_.size(i);
        }
        return sizes;
    }

    public long size(int dimension) {
        return shape().size(dimension);
    }

    public int rank() {
        return (int) raw("rank").dim();
    }

    public long elements() {
        return raw("elements").numel();
    }

    public DType dtype() {
        return DType.of(raw("dtype").scalar_type());
    }

    public Device device() {
        try (var device = raw("device").device()) {
            return Device.of(device);
        }
    }

    /// The step in memory, in elements, from one index of each dimension to the next.
    public long[] strides() {
        org.bytedeco.pytorch.Tensor native_ = raw("strides");
        long[] strides = new long[(int) native_.dim()];
        for (int i = 0; i < strides.length; i++) {
            strides[i] = native_.stride(i);
        }
        return strides;
    }

    // ---- its values in Java ----

    /// The one element, as a `double`.
    public double item() {
        if (elements() != 1) {
            throw TensorException.of("item", "a tensor of one element", description(), "reduce it or index into it");
        }
        return raw("item").item_double();
    }

    /// The one element, as a whole number.
    public long itemLong() {
        if (elements() != 1) {
            throw TensorException.of("itemLong", "a tensor of one element", description(), "reduce it or index into it");
        }
        return raw("itemLong").item_long();
    }

    public float[] toFloatArray() {
        return JavaArrays.read(this, DType.FLOAT32).toArray(ValueLayout.JAVA_FLOAT);
    }

    public double[] toDoubleArray() {
        return JavaArrays.read(this, DType.FLOAT64).toArray(ValueLayout.JAVA_DOUBLE);
    }

    public long[] toLongArray() {
        return JavaArrays.read(this, DType.INT64).toArray(ValueLayout.JAVA_LONG);
    }

    public int[] toIntArray() {
        return JavaArrays.read(this, DType.INT32).toArray(ValueLayout.JAVA_INT);
    }

    public byte[] toByteArray() {
        return JavaArrays.read(this, DType.UINT8).toArray(ValueLayout.JAVA_BYTE);
    }

    public boolean[] toBooleanArray() {
        return JavaArrays.booleans(JavaArrays.read(this, DType.BOOL));
    }

    /// The tensor's own memory, without a copy: a contiguous tensor on the CPU, valid while the tensor is open.
    public MemorySegment memory() {
        return JavaArrays.memory(this);
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
        return isClosed() ? "Tensor(closed, made by %s)".formatted(origin()) : TensorPrinter.print(this);
    }
}
