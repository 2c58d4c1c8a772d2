package io.tarn.tensor;

import java.util.Locale;
import org.bytedeco.pytorch.global.torch.ScalarType;

/// The type of a tensor's elements.
public enum DType {
    FLOAT32(4, ScalarType.Float),
    FLOAT64(8, ScalarType.Double),
    BFLOAT16(2, ScalarType.BFloat16),
    FLOAT16(2, ScalarType.Half),
    INT8(1, ScalarType.Char),
    UINT8(1, ScalarType.Byte),
    INT16(2, ScalarType.Short),
    INT32(4, ScalarType.Int),
    INT64(8, ScalarType.Long),
    BOOL(1, ScalarType.Bool),
    COMPLEX64(8, ScalarType.ComplexFloat),
    COMPLEX128(16, ScalarType.ComplexDouble);

    private static final DType[] BY_CODE = new DType[64];

    static {
        for (DType type : values()) {
            BY_CODE[type.scalarType.value] = type;
        }
    }

    private final int bytes;
    private final ScalarType scalarType;

    DType(int bytes, ScalarType scalarType) {
        this.bytes = bytes;
        this.scalarType = scalarType;
    }

    /// The size of one element.
    public int bytes() {
        return bytes;
    }

    public boolean isFloatingPoint() {
        return this == FLOAT32 || this == FLOAT64 || this == BFLOAT16 || this == FLOAT16;
    }

    public boolean isComplex() {
        return this == COMPLEX64 || this == COMPLEX128;
    }

    /// Whole numbers; `BOOL` is not one of them.
    public boolean isInteger() {
        return this == INT8 || this == UINT8 || this == INT16 || this == INT32 || this == INT64;
    }

    ScalarType scalarType() {
        return scalarType;
    }

    static DType of(ScalarType type) {
        DType found = type.value < BY_CODE.length ? BY_CODE[type.value] : null;
        if (found == null) {
            throw TensorException.of(
                    "DType", "a type that Tarn maps", type, "convert it before loading");
        }
        return found;
    }

    /// The name as in the guides and in error messages: `float32`.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
