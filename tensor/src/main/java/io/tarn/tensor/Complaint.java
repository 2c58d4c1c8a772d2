package io.tarn.tensor;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A native complaint that is known, and how Tarn says it. `$1` stands for the first group that the
/// pattern finds, `$2` for the second.
record Complaint(Pattern pattern, String expected, String fix) {
    /// Types of elements that do not fit.
    private static final List<Complaint> TYPES =
            List.of(
                    known(
                            "can't be cast to the desired output type",
                            "a result of the tensor's own type",
                            "use the operation without the underscore, or convert first"),
                    known(
                            "written-to tensor refers to a single memory location",
                            "a place in memory for each element",
                            "copy() the expanded tensor first"),
                    known(
                            "Only Tensors of floating point and complex dtype can require gradients",
                            "a floating or complex type",
                            "convert with .toFloat()"),
                    known(
                            "Low precision dtypes not supported|Unsupported dtype",
                            "float32, float64 or a complex type",
                            "convert with .toFloat()"),
                    known(
                            "could not infer output dtype|only support floating point"
                                    + "|must be either float or double|Expected a floating point or complex"
                                    + "|only supported for half, float",
                            "a floating type",
                            "convert with .toFloat()"),
                    known(
                            "two bool tensors is not supported|on a bool tensor is not supported",
                            "numbers",
                            "use logicalXor or logicalNot, or convert with .to(DType.…)"),
                    known(
                            "non-complex dtypes",
                            "a complex tensor",
                            "make one with Tensor.complex(real, imaginary)"),
                    known(
                            "expects a real input|real input tensor",
                            "a real tensor",
                            "take .real(), or use the complex transform"),
                    known(
                            "\"\\w+\" not implemented for \\'(\\w+)\\'",
                            "a type that this operation has a kernel for",
                            "it has none for native type $1; convert with .to(DType.…)"),
                    known(
                            "expected (?:m1 and m2|scalar type|dtype|both|mat1 and mat2"
                                    + "|.* to have the same dtype)|have the same dtype|same dtype"
                                    + "|did not match (?:Double|Float|Half|BFloat16|Long|Int)\\b",
                            "operands of one dtype",
                            "convert one with .to(DType.…)"),
                    known(
                            "Found dtype (\\w+) but expected (\\w+)|expected .* of dtype .* but got|mixed dtype"
                                    + "|Type promoting not supported|Mismatch in dtype",
                            "one dtype from the input to the loss",
                            "convert what differs with .to(DType.…): input, target or weights"),
                    known(
                            "(\\w+) does not have a deterministic implementation",
                            "an operation with a reproducible kernel",
                            "it has none ($1); compute it inside try (var off = Determinism.off()) { … }"),
                    known(
                            "ZeroDivisionError",
                            "a divisor other than 0",
                            "use floating types where infinities are wanted"),
                    known(
                            "tensors to be on the same device",
                            "operands on one device",
                            "move one with .to(device)"),
                    known(
                            "only available for these backends"
                                    + "|with arguments from the 'CUDA' backend|not compiled with CUDA"
                                    + "|CUDA driver|Cannot initialize CUDA|No CUDA GPUs",
                            "a device that this build can use",
                            "add the CUDA build; `tarn info` shows what is there"));

    /// Equations, matrices and transforms.
    private static final List<Complaint> ALGEBRA =
            List.of(
                    known(
                            "einsum\\(\\): (?:fewer|more) operands were provided",
                            "one operand for each part of the equation",
                            "its parts are separated by commas"),
                    known(
                            "einsum\\(\\): subscript (\\w) has size (\\d+) .* previously seen size (\\d+)",
                            "one size for index $1",
                            "it is $2 in one operand and $3 in another"),
                    known(
                            "subscripts in the equation \\((\\d+)\\) does not match the number of dimensions \\((\\d+)\\)",
                            "a letter for each of $2 dimensions",
                            "the equation has $1; ... stands for the ones that are left"),
                    known(
                            "einsum\\(\\): invalid subscript given at index (\\d+)",
                            "letters, commas, ... and -> in the equation",
                            "look at its character $1"),
                    known(
                            "einsum\\(\\): output subscript (\\w) does not appear",
                            "results from indices of the operands",
                            "index $1 is in none of them"),
                    known(
                            "einsum\\(\\): output subscript (\\w) appears more than once",
                            "each index once in the result",
                            "index $1 is there twice"),
                    known(
                            "batches of square matrices",
                            "square matrices",
                            "pinv and lstsq take others"),
                    known(
                            "Incompatible (?:shapes|matrix sizes)|incompatible matrix"
                                    + "|should have the same number of rows"
                                    + "|must have the same (?:number of rows|batch)"
                                    + "|input\\.size\\(-2\\) should match other\\.size",
                            "right-hand sides with as many rows as the matrix",
                            "transpose or reshape one operand"),
                    known(
                            "expected at least 2 tensors|(?:expected|needs) at least (?:two|2)",
                            "at least two matrices",
                            "one alone needs no product"),
                    known(
                            "non-finite values|contains? (?:NaN|inf)",
                            "finite elements",
                            "look for NaN with isFinite().all()"),
                    known(
                            "failed to converge|did not converge",
                            "a matrix that the algorithm converges for",
                            "use float64, or look for NaN with isFinite().all()"),
                    known(
                            "not positive-definite|not positive definite",
                            "a positive-definite matrix",
                            "add a small multiple of the identity"),
                    known(
                            "singular",
                            "an invertible matrix",
                            "add a small multiple of the identity"),
                    known(
                            "Invalid number of data points",
                            "at least one sample",
                            "check the size of the dimension"),
                    known(
                            "Padding size should be less|expected 0 < n_fft",
                            "a signal longer than half a window",
                            "pad it or take a smaller window"));

    /// Distributions.
    private static final List<Complaint> CHANCE =
            List.of(
                    known(
                            "probability tensor contains either|invalid multinomial distribution"
                                    + "|sum of probabilities",
                            "weights of 0 or more, not all of them 0",
                            "softmax makes such weights"),
                    known(
                            "cannot sample n_sample",
                            "at most as many draws as weights",
                            "use multinomialWithReplacement"),
                    known(
                            "p_in <= 1|expects p to be in",
                            "probabilities from 0 to 1",
                            "sigmoid makes such numbers"),
                    known(
                            "less than 'to', but got from=(-?\\d+) >= to=(-?\\d+)",
                            "a range with room in it",
                            "from $1 to $2 there is none"),
                    known(
                            "expects to return a \\[from, to\\)",
                            "limits in rising order",
                            "give the lower one first"),
                    known("expects std >= 0", "a deviation of 0 or more", "take its abs()"),
                    known(
                            "expects lambda > 0|expected rate to be",
                            "a positive rate",
                            "take its abs()"),
                    known(
                            "RNG state|GeneratorImplState",
                            "what state() gave",
                            "keep it as it was, bytes on the CPU"));

    /// Differentiation and memory.
    private static final List<Complaint> GRADIENTS =
            List.of(
                    known(
                            "grad can be implicitly created only for scalar outputs",
                            "a scalar loss",
                            "reduce it first with .mean() or .sum()"),
                    known(
                            "does not require grad and does not have a grad_fn",
                            "a result that depends on a tensor that requires gradients",
                            "call requiresGrad() on an input and leave no-grad blocks"),
                    known(
                            "Inference tensors cannot be saved for backward|Inplace update to inference tensor",
                            "tensors made outside of Gradient.inference()",
                            "copy() what was made inside, or use Gradient.off()"),
                    known(
                            "invalid gradient at index \\d+ - got (\\[.*?\\]) but expected shape compatible with (\\[.*?\\])",
                            "a vector of the result's shape $2",
                            "the vector is $1"),
                    known(
                            "invalid gradient at index \\d+ - expected (?:dtype|type) (\\w+) but got (\\w+)",
                            "a gradient of the type that its tensor has",
                            "convert with .to(DType.…)"),
                    known(
                            "backward through the graph a second time",
                            "a graph that is used once",
                            "use backwardKeepingGraph() first, or compute the loss again"),
                    known(
                            "One of the differentiated Tensors appears to not have been used",
                            "inputs that the result depends on",
                            "leave the unused input out"),
                    known(
                            "modified by an inplace operation",
                            "values that stay as they were until backward()",
                            "use the operation without the underscore"),
                    known(
                            "view of a leaf Variable that requires grad"
                                    + "|leaf Variable that requires grad",
                            "a tensor that gradients do not watch",
                            "change it inside Gradient.off()"),
                    known(
                            "can't allocate memory|out of memory|not enough memory",
                            "enough free memory",
                            "use a smaller batch, or close scopes earlier"));

    /// All of them, in the order in which they are tried.
    static final List<Complaint> KNOWN =
            Stream.of(
                            ShapeComplaints.SHAPES,
                            ShapeComplaints.INDICES,
                            TYPES,
                            ALGEBRA,
                            CHANCE,
                            GRADIENTS)
                    .flatMap(List::stream)
                    .toList();

    static Complaint known(String pattern, String expected, String fix) {
        return new Complaint(Pattern.compile(pattern), expected, fix);
    }
}
