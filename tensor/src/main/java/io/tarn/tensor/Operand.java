package io.tarn.tensor;

/// What every facet of [Tensor] is. A facet holds the operations of one idea, so that no file
/// becomes the place where everything is; users see all of them on [Tensor].
sealed interface Operand
        permits Describing,
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
                Differentiable {}
