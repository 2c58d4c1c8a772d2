package io.tarn.nn.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.tensor.TensorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class TorchFileHostileTest {
    private static final String MARKER = "tarn-was-here";

    @TempDir private Path folder;

    static Stream<Arguments> programs() {
        String command = "touch " + MARKER;
        return Stream.of(
                program(
                        "os.system",
                        Pickle.start().global("os", "system").text(command).op(0x85, 'R')),
                program(
                        "posix.system",
                        Pickle.start().global("posix", "system").text(command).op(0x85, 'R')),
                program(
                        "builtins.eval",
                        Pickle.start().global("builtins", "eval").text("1").op(0x85, 'R')),
                program("builtins.getattr", Pickle.start().global("builtins", "getattr")),
                program(
                        "subprocess.Popen",
                        Pickle.start()
                                .op(0x8c, 10)
                                .utf("subprocess")
                                .op(0x8c, 5)
                                .utf("Popen")
                                .op(0x93)),
                program(
                        "os.system",
                        Pickle.start().op('(').text(command).op('i').utf("os\nsystem\n")),
                program(
                        "the constructor",
                        Pickle.start().op('(').global("torch", "Size").text(command).op('o')),
                program("the constructor", Pickle.start().global("torch", "Size").op(')', 0x81)),
                program(
                        "the constructor",
                        Pickle.start().global("torch", "Size").op(')', '}', 0x92)),
                program("a registered extension", Pickle.start().op(0x82, 1)),
                program("restores the state", Pickle.start().op(']').op('}', 'b')),
                program("restores the state", Pickle.start().op('}').text(command).op('b')),
                program(
                        "torch.load",
                        Pickle.start().global("torch", "load").text(MARKER).op(0x85, 'R')),
                program("torch.hub.load", Pickle.start().global("torch.hub", "load")),
                program(
                        "torch._utils.import_module",
                        Pickle.start().global("torch._utils", "import_module")),
                program(
                        "collections.OrderedDict.popitem",
                        Pickle.start().global("collections", "OrderedDict.popitem")));
    }

    private static Arguments program(String refused, Pickle pickle) {
        return Arguments.of(refused, pickle.stop());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void runsNothing(String refused, byte[] pickle) throws IOException {
        Path file = HostileFile.checkpoint(folder, pickle, Map.of());
        rejected(file, "refuses to call ", refused);
        assertThat(Path.of(MARKER)).doesNotExist();
    }

    @Test
    void runsNothingOfAFileThatPythonMade() {
        for (String file : new String[] {"evil.pt", "evil-protocol-4.pt"}) {
            rejected(GoldenWeights.file(file), "refuses to call posix.system");
        }
        assertThat(Path.of(MARKER)).doesNotExist();
    }

    static Stream<Arguments> tensors() {
        long[] four = {4};
        long[] one = {1};
        return Stream.of(
                tensor("beyond its end", new long[] {5}, one, 0),
                tensor("beyond by its offset", four, one, 1),
                tensor("beyond by its stride", new long[] {2}, new long[] {4}, 0),
                tensor("offset below 0", four, one, -1),
                tensor("stride below 0", new long[] {2}, new long[] {-1}, 3),
                tensor("offset far beyond", one, one, Long.MAX_VALUE),
                tensor("offset at the end", one, one, 4),
                tensor("scalar at the end", new long[0], new long[0], 4),
                tensor("fewer strides", new long[] {2, 2}, one, 0),
                tensor("sum that wraps", new long[] {3, 3}, new long[] {Long.MAX_VALUE, 2}, 0),
                tensor("product that wraps", new long[] {1L << 62, 4}, new long[] {0, 0}, 0),
                tensor("size below 0", new long[] {-1}, one, 0),
                tensor("huge but expanded", new long[] {1L << 50}, new long[] {0}, 0));
    }

    private static Arguments tensor(String kind, long[] sizes, long[] strides, long offset) {
        return Arguments.of(kind, sizes, strides, offset);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tensors")
    void keepsTensorsInsideTheirStorage(String kind, long[] sizes, long[] strides, long offset)
            throws IOException {
        byte[] pickle = Pickle.start().tensor("0", 4, offset, sizes, strides).stop();
        rejected(HostileFile.checkpoint(folder, pickle, Map.of("0", new byte[16])), "expected a ");
    }

    static Stream<Arguments> pickles() {
        Pickle chain = Pickle.start().op(']');
        for (int i = 0; i < 200; i++) {
            chain.op('q', i, ']', 'h', i, 'a');
        }
        Pickle laughs = Pickle.start().text("ha").op(0x94);
        for (int i = 0; i < 12; i++) {
            laughs.op('(');
            for (int j = 0; j < 10; j++) {
                laughs.op('h', i);
            }
            laughs.op('t', 0x94);
        }
        return Stream.of(
                Arguments.of("more bytes", new byte[0]),
                Arguments.of("a value to work on", new byte[] {'.'}),
                Arguments.of("pickle protocol up to 5", new byte[] {(byte) 0x80, 6, '.'}),
                Arguments.of("instruction 0xff", Pickle.start().op(0xff).stop()),
                Arguments.of("instruction 0x49", Pickle.start().op('I', '1', '\n').stop()),
                Arguments.of("a mark", Pickle.start().op('t').stop()),
                Arguments.of("a value to work on", Pickle.start().op('(', 0x85).stop()),
                Arguments.of("a value to work on", Pickle.start().op('(', 'q', 0).stop()),
                Arguments.of("a remembered value", Pickle.start().op('h', 7).stop()),
                Arguments.of("a list to append to", Pickle.start().op('}', 'N', 'a').stop()),
                Arguments.of("a dictionary", Pickle.start().op(']', 'N', 'N', 's').stop()),
                Arguments.of("a dictionary", Pickle.start().op('}', '(', 'K', 1, 'u').stop()),
                Arguments.of("keys that are text", Pickle.start().op('}', 'N', 'N', 's').stop()),
                Arguments.of(
                        "«1» twice",
                        Pickle.start().op('}', '(', 'K', 1, 'N').text("1").op('N', 'u').stop()),
                Arguments.of(
                        "text of 4294967295 bytes",
                        Pickle.start().op('X', 255, 255, 255, 255).stop()),
                Arguments.of(
                        "text of 18446744073709551615 bytes",
                        Pickle.start().op(0x8d).number(-1, 8).stop()),
                Arguments.of("text in UTF-8", Pickle.start().op('X', 1, 0, 0, 0, 0xFF).stop()),
                Arguments.of("64 bits", Pickle.start().op(0x8a, 9).number(1, 8).op(0).stop()),
                Arguments.of("the end of a line", Pickle.start().op('c').utf("os").stop()),
                Arguments.of("a reference to a storage", Pickle.start().op('N', 'Q').stop()),
                Arguments.of("an entry for storage 1", Pickle.start().storage("1", 4).stop()),
                Arguments.of("5 numbers of float32", Pickle.start().storage("0", 5).stop()),
                Arguments.of("-1 numbers of float32", Pickle.start().storage("0", -1).stop()),
                Arguments.of(
                        "storage 0 of 4 float32 again",
                        Pickle.start().storage("0", 4).storage("0", 3).stop()),
                Arguments.of(
                        "a storage or function by itself", Pickle.start().storage("0", 4).stop()),
                Arguments.of(
                        "a storage or function by itself",
                        Pickle.start().global("torch", "Size").stop()),
                Arguments.of("a call of a known function", Pickle.start().op('N', ')', 'R').stop()),
                Arguments.of(
                        "arguments that fit torch.Size",
                        Pickle.start().global("torch", "Size").op(')', 'R').stop()),
                Arguments.of(
                        "arguments that fit torch._utils._rebuild_tensor_v2",
                        Pickle.start()
                                .global("torch._utils", "_rebuild_tensor_v2")
                                .op('N', 'K', 0, ')', 0x87, 'R')
                                .stop()),
                Arguments.of(
                        "nested containers",
                        Pickle.start().op(']', 'q', 0, 'h', 0, 'a').stop()), // holds itself
                Arguments.of("nested containers", chain.stop()),
                Arguments.of("at most 10000000 values", laughs.stop()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pickles")
    void rejectsDamagedPickles(String complaint, byte[] pickle) throws IOException {
        rejected(HostileFile.checkpoint(folder, pickle, Map.of("0", new byte[16])), complaint);
    }

    @Test
    void rejectsMoreObjectsThanAnyCheckpointHas() throws IOException {
        byte[] lists = new byte[4_000_001];
        Arrays.fill(lists, (byte) ']');
        rejected(HostileFile.checkpoint(folder, lists, Map.of()), "at most 4000000 objects");
    }

    @Test
    void readsTheTensorThatTheOthersDistort() throws IOException {
        byte[] pickle = Pickle.start().tensor("0", 4, 1, new long[] {3}, new long[] {1}).stop();
        Path file = HostileFile.checkpoint(folder, pickle, Map.of("0", new byte[16]));
        assertThat(TorchFile.read(file).tensor().elements()).isEqualTo(3);
    }

    private static void rejected(Path file, String... complaints) {
        assertThatThrownBy(() -> TorchFile.read(file))
                .isInstanceOf(TensorException.class)
                .hasMessageStartingWith("TorchFile(" + file.getFileName() + "): expected")
                .hasMessageContainingAll(complaints)
                .satisfies(
                        e -> assertThat(e.getMessage()).hasSizeLessThan(400).doesNotContain("\n"));
    }

    @Test
    void rejectsEveryTruncation() throws IOException {
        byte[] whole = Files.readAllBytes(GoldenWeights.file("views.pt"));
        for (int length = 0; length < whole.length; length += 3) {
            rejected(Files.write(folder.resolve("cut.pt"), Arrays.copyOf(whole, length)), "");
        }
    }
}
