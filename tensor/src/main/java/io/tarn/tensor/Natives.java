package io.tarn.tensor;

import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.LongArrayRefOptional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.StringViewOptional;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;

/// The small native values that calls into libtorch need beside tensors. Those made here by a
/// method belong to the caller, who closes them; the constants are never closed.
final class Natives {
    static {
        NativeRuntime.load();
    }

    static final TensorOptional NO_TENSOR = new TensorOptional();
    static final StringViewOptional NO_STRING = new StringViewOptional();
    static final StringViewOptional TRUNC = text("trunc");
    static final BoolOptional YES = new BoolOptional(true);
    static final BoolOptional NO_BOOL = new BoolOptional();
    static final DoubleOptional NO_DOUBLE = new DoubleOptional();
    static final LongArrayRefOptional ALL_DIMENSIONS = new LongArrayRefOptional();
    static final LongOptional NO_LONG = new LongOptional();
    static final ScalarTypeOptional SAME_TYPE = new ScalarTypeOptional();
    static final MemoryFormatOptional SAME_FORMAT = new MemoryFormatOptional();
    static final GeneratorOptional GLOBAL_GENERATOR = new GeneratorOptional();

    private Natives() {}

    /// Whole numbers become integers, so that they leave the type of an integer tensor alone.
    static Scalar scalar(double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1L << 53;
        return whole && !isNegativeZero(value) ? new Scalar((long) value) : new Scalar(value);
    }

    private static boolean isNegativeZero(double value) {
        return value == 0 && 1 / value < 0;
    }

    /// A view of text that is never freed, for constants.
    static StringViewOptional text(String value) {
        return new StringViewOptional(new BytePointer(value));
    }

    static TensorOptions options(DType type, Device device) {
        TensorOptions options = new TensorOptions(type.scalarType());
        if (device.type() != Device.Type.CPU) {
            try (var raw = device.raw();
                    var optional = new org.bytedeco.pytorch.DeviceOptional(raw)) {
                return options.device(optional);
            }
        }
        return options;
    }

    /// An operand that may be missing, such as a bias, for the operation `user`.
    static TensorOptional optional(String user, Optional<Tensor> tensor) {
        try {
            return tensor.isPresent()
                    ? new TensorOptional(tensor.get().raw(user))
                    : new TensorOptional();
        } finally {
            Reference.reachabilityFence(tensor);
        }
    }

    static TensorVector vector(String user, List<Tensor> tensors) {
        TensorVector vector = new TensorVector(tensors.size());
        for (int i = 0; i < tensors.size(); i++) {
            vector.put(i, tensors.get(i).raw(user));
        }
        return vector;
    }

    /// Copies the handles out of a vector, which the caller may then close.
    static List<Tensor> list(TensorVector vector, String origin) {
        int size = Math.toIntExact(vector.size());
        List<Tensor> tensors = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            tensors.add(Tensor.wrap(new org.bytedeco.pytorch.Tensor(vector.get(i)), origin));
        }
        return tensors;
    }
}
