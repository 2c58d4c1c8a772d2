package io.tarn.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Any call may be the first of a program: none may meet libraries that are not loaded.
final class FirstCallTest {
    /// The program that makes one call.
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) {
            Tensor made =
                    switch (arguments[0]) {
                        case "arange" -> Tensor.arange(3);
                        case "full" -> Tensor.full(Shape.of(2), 1.5, DType.FLOAT32);
                        case "of" -> Tensor.of(2.0);
                        case "eye" -> Tensor.eye(2);
                        case "integers" -> Random.of(1).integers(0, 1, 2);
                        default -> throw new IllegalArgumentException(arguments[0]);
                    };
            System.out.println(made.toDouble().sum().item());
            System.gc(); // a handle that is freed twice shows here
        }
    }

    @ParameterizedTest
    @CsvSource({"arange, 3.0", "full, 3.0", "of, 2.0", "eye, 2.0", "integers, 0.0"})
    void worksAsTheFirst(String call, String sum) throws Exception {
        assertThat(ChildJvm.run(Program.class, List.of(), call)).isEqualTo(sum);
    }
}
