package io.tarn.tensor;

import org.bytedeco.pytorch.global.torch;

/// Bitwise and number-theoretic operations on whole numbers; the bitwise ones also combine `bool`.
sealed interface Bits extends Operand permits Tensor {
    default Tensor bitwiseAnd(Tensor other) {
        return Call.binary("bitwiseAnd", this, other, torch::bitwise_and);
    }

    default Tensor bitwiseAnd(long mask) {
        return Call.scalar("bitwiseAnd", this, mask, torch::bitwise_and);
    }

    default Tensor bitwiseOr(Tensor other) {
        return Call.binary("bitwiseOr", this, other, torch::bitwise_or);
    }

    default Tensor bitwiseOr(long mask) {
        return Call.scalar("bitwiseOr", this, mask, torch::bitwise_or);
    }

    default Tensor bitwiseXor(Tensor other) {
        return Call.binary("bitwiseXor", this, other, torch::bitwise_xor);
    }

    default Tensor bitwiseXor(long mask) {
        return Call.scalar("bitwiseXor", this, mask, torch::bitwise_xor);
    }

    default Tensor bitwiseNot() {
        return Call.unary("bitwiseNot", this, torch::bitwise_not);
    }

    /// x·2ⁿ.
    default Tensor shiftLeft(Tensor bits) {
        return Call.binary("shiftLeft", this, bits, torch::bitwise_left_shift);
    }

    default Tensor shiftLeft(long bits) {
        return Call.scalar("shiftLeft", this, bits, torch::bitwise_left_shift);
    }

    /// ⌊x / 2ⁿ⌋: the sign stays.
    default Tensor shiftRight(Tensor bits) {
        return Call.binary("shiftRight", this, bits, torch::bitwise_right_shift);
    }

    default Tensor shiftRight(long bits) {
        return Call.scalar("shiftRight", this, bits, torch::bitwise_right_shift);
    }

    /// The greatest common divisor.
    default Tensor gcd(Tensor other) {
        return Call.binary("gcd", this, other, torch::gcd);
    }

    /// The least common multiple.
    default Tensor lcm(Tensor other) {
        return Call.binary("lcm", this, other, torch::lcm);
    }
}
