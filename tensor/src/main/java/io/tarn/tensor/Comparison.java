package io.tarn.tensor;

import org.bytedeco.pytorch.global.torch;

/// Element-wise comparison and logic, with results of type `bool`, and the choice between values by
/// such results.
sealed interface Comparison extends Operand permits Tensor {
    /// x = other.
    default Tensor eq(Tensor other) {
        return Call.binary("eq", this, other, torch::eq);
    }

    default Tensor eq(double value) {
        return Call.scalar("eq", this, value, torch::eq);
    }

    /// x ≠ other.
    default Tensor ne(Tensor other) {
        return Call.binary("ne", this, other, torch::ne);
    }

    default Tensor ne(double value) {
        return Call.scalar("ne", this, value, torch::ne);
    }

    /// x < other.
    default Tensor lt(Tensor other) {
        return Call.binary("lt", this, other, torch::lt);
    }

    default Tensor lt(double value) {
        return Call.scalar("lt", this, value, torch::lt);
    }

    /// x ≤ other.
    default Tensor le(Tensor other) {
        return Call.binary("le", this, other, torch::le);
    }

    default Tensor le(double value) {
        return Call.scalar("le", this, value, torch::le);
    }

    /// x > other.
    default Tensor gt(Tensor other) {
        return Call.binary("gt", this, other, torch::gt);
    }

    default Tensor gt(double value) {
        return Call.scalar("gt", this, value, torch::gt);
    }

    /// x ≥ other.
    default Tensor ge(Tensor other) {
        return Call.binary("ge", this, other, torch::ge);
    }

    default Tensor ge(double value) {
        return Call.scalar("ge", this, value, torch::ge);
    }

    default Tensor logicalAnd(Tensor other) {
        return Call.binary("logicalAnd", this, other, torch::logical_and);
    }

    default Tensor logicalOr(Tensor other) {
        return Call.binary("logicalOr", this, other, torch::logical_or);
    }

    default Tensor logicalXor(Tensor other) {
        return Call.binary("logicalXor", this, other, torch::logical_xor);
    }

    default Tensor logicalNot() {
        return Call.unary("logicalNot", this, torch::logical_not);
    }

    default Tensor isNan() {
        return Call.unary("isNan", this, torch::isnan);
    }

    default Tensor isInf() {
        return Call.unary("isInf", this, torch::isinf);
    }

    default Tensor isFinite() {
        return Call.unary("isFinite", this, torch::isfinite);
    }

    /// Whether each element is one of `values`.
    default Tensor isIn(Tensor values) {
        return Call.binary("isIn", this, values, torch::isin);
    }

    /// This tensor's elements where `condition` holds, the other's elsewhere.
    default Tensor where(Tensor condition, Tensor other) {
        return Call.ternary("where", condition, (Tensor) this, other, torch::where);
    }

    default Tensor where(Tensor condition, double otherwise) {
        return Call.binary(
                "where",
                condition,
                (Tensor) this,
                (c, x) -> {
                    try (var scalar = Natives.scalar(otherwise)) {
                        return torch.where(c, x, scalar);
                    }
                });
    }
}
