package io.tarn.nn.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tarn.tensor.TensorException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SafetensorsHostileTest {
    private static final String WHOLE = "{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}";

    @TempDir private Path folder;

    /// Every header stands before eight bytes of data.
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    gap            | {'a':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}}                     | to begin at byte 0
                    overlap        | {'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},'b':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}} | to begin at byte 8
                    twice the same | {'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},'b':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | to begin at byte 8
                    left over      | {'a':{'dtype':'F32','shape':[1],'data_offsets':[0,4]}}                     | expected 4 bytes of data, got 8
                    out of range   | {'a':{'dtype':'F32','shape':[4],'data_offsets':[0,16]}}                    | expected 16 bytes of data, got 8
                    wrong size     | {'a':{'dtype':'F64','shape':[2],'data_offsets':[0,8]}}                     | two offsets 16 bytes apart
                    backwards      | {'a':{'dtype':'F32','shape':[2],'data_offsets':[8,0]}}                     | two offsets 8 bytes apart
                    three offsets  | {'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8,8]}}                   | two offsets 8 bytes apart
                    no offsets     | {'a':{'dtype':'F32','shape':[2]}}                                          | two offsets 8 bytes apart
                    no shape       | {'a':{'dtype':'F32','data_offsets':[0,8]}}                                 | a shape whose bytes can be counted
                    no type        | {'a':{'shape':[2],'data_offsets':[0,8]}}                                   | got none
                    wrong type     | {'a':{'dtype':'F33','shape':[2],'data_offsets':[0,8]}}                     | one of the types
                    small letters  | {'a':{'dtype':'f32','shape':[2],'data_offsets':[0,8]}}                     | one of the types
                    eight bits     | {'a':{'dtype':'F8_E5M2','shape':[8],'data_offsets':[0,8]}}                 | got F8_E5M2
                    negative size  | {'a':{'dtype':'F32','shape':[-2],'data_offsets':[0,8]}}                    | whole number of 0 or more
                    negative begin | {'a':{'dtype':'F32','shape':[2],'data_offsets':[-8,0]}}                    | whole number of 0 or more
                    fraction       | {'a':{'dtype':'F32','shape':[2.0],'data_offsets':[0,8]}}                   | whole number of 0 or more
                    exponent       | {'a':{'dtype':'F32','shape':[2e0],'data_offsets':[0,8]}}                   | whole number of 0 or more
                    leading zero   | {'a':{'dtype':'F32','shape':[02],'data_offsets':[0,8]}}                    | whole number of 0 or more
                    above 2^63     | {'a':{'dtype':'F32','shape':[9223372036854775808],'data_offsets':[0,8]}}   | below 2⁶³
                    far above      | {'a':{'dtype':'F32','shape':[99999999999999999999],'data_offsets':[0,8]}}  | whole number of 0 or more
                    product wraps  | {'a':{'dtype':'F32','shape':[4294967296,4294967296],'data_offsets':[0,0]}} | whose bytes can be counted
                    wraps to 8     | {'a':{'dtype':'F32','shape':[4611686018427387906],'data_offsets':[0,8]}}   | whose bytes can be counted
                    wraps, empty   | {'a':{'dtype':'F32','shape':[4294967296,4294967296,0],'data_offsets':[0,0]}} | whose bytes can be counted
                    shape is text  | {'a':{'dtype':'F32','shape':'2','data_offsets':[0,8]}}                     | '['
                    type is number | {'a':{'dtype':32,'shape':[2],'data_offsets':[0,8]}}                        | '"'
                    entry is text  | {'a':'F32'}                                                                | '{'
                    duplicate name | {'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},'a':{'dtype':'F32','shape':[0],'data_offsets':[8,8]}} | «a» twice
                    duplicate field | {'a':{'dtype':'F32','dtype':'F32','shape':[2],'data_offsets':[0,8]}}      | «dtype» twice
                    escaped double | {'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},'\\u0061':{}}         | «a» twice
                    metadata twice | {'__metadata__':{'k':'1','k':'2'},'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | «k» twice
                    metadata number | {'__metadata__':{'k':1},'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | '"'
                    array outside  | [1, 2]                                                                     | begins with {
                    two values     | {}{}                                                                       | nothing more
                    comma at end   | {'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]},}                    | '"'
                    unclosed       | {'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}                      | more JSON
                    unclosed text  | {'a                                                                        | end of the text
                    bad escape     | {'\\x':{}}                                                                 | an escape that JSON knows
                    half character | {'\\ud83d':{}}                                                             | whole characters
                    bad digits     | {'\\u00g0':{}}                                                             | four hexadecimal digits
                    bad word       | {'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8],'x':truth}}           | a JSON value
                    """)
    void rejects(String kind, String header, String complaint) throws IOException {
        Path file = HostileFile.safetensors(folder, header.replace('\'', '"'), new byte[8]);
        rejected(file, complaint.startsWith("'") ? complaint : complaint.replace('\'', '"'));
    }

    private static void rejected(Path file, String complaint) {
        assertThatThrownBy(() -> Safetensors.read(file))
                .isInstanceOf(TensorException.class)
                .hasMessageStartingWith("Safetensors(" + file.getFileName() + ")")
                .hasMessageContaining(complaint)
                .satisfies(
                        e -> assertThat(e.getMessage()).hasSizeLessThan(400).doesNotContain("\n"));
    }

    @Test
    void acceptsTheHeaderThatTheOthersDistort() throws IOException {
        Path file = HostileFile.safetensors(folder, WHOLE.replace('\'', '"'), new byte[8]);
        assertThat(Safetensors.read(file)).containsOnlyKeys("a");
    }

    @Test
    void passesOverFieldsItDoesNotKnow() throws IOException {
        String header =
                WHOLE.replace("'shape'", "'new':[{'x':[1,-2.5e3,null,true]},'y'],'shape'")
                        .replace('\'', '"');
        assertThat(Safetensors.read(HostileFile.safetensors(folder, header, new byte[8])))
                .containsOnlyKeys("a");
    }

    @Test
    void rejectsLengthsThatTheFileCannotHold() throws IOException {
        byte[] header = WHOLE.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        for (long length :
                new long[] {
                    0,
                    1,
                    header.length + 9,
                    100_000_001,
                    1L << 40,
                    Long.MAX_VALUE,
                    Long.MIN_VALUE,
                    -1
                }) {
            rejected(
                    HostileFile.safetensors(folder, length, header, new byte[8]),
                    "a header of 2 to ");
        }
    }

    @Test
    void rejectsEveryTruncation() throws IOException {
        byte[] whole = Files.readAllBytes(GoldenWeights.file("types.safetensors"));
        for (int length = 0; length < whole.length; length++) {
            rejected(
                    Files.write(folder.resolve("cut"), java.util.Arrays.copyOf(whole, length)),
                    "expected ");
        }
    }

    @Test
    void rejectsDeepNesting() throws IOException {
        String deep = "[".repeat(100_000);
        String header = "{\"a\":{\"x\":%s".formatted(deep);
        rejected(HostileFile.safetensors(folder, header, new byte[8]), "at most 32 nested values");
    }

    @Test
    void rejectsHugeRank() throws IOException {
        String sizes = "1" + ",1".repeat(100);
        String header =
                "{\"a\":{\"dtype\":\"U8\",\"shape\":[%s],\"data_offsets\":[0,1]}}".formatted(sizes);
        rejected(
                HostileFile.safetensors(folder, header, new byte[1]),
                "at most 64 dimensions, got 101");
    }

    @Test
    void rejectsTextThatIsNotUtf8() throws IOException {
        byte[] header = WHOLE.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        header[2] = (byte) 0xFF;
        rejected(
                HostileFile.safetensors(folder, header.length, header, new byte[8]),
                "a header in UTF-8");
    }

    @Test
    void saysWhatIsThereInsteadOfAFile() throws IOException {
        rejected(folder.resolve("absent"), "expected a file, got nothing at");
        rejected(folder, "expected a file, got a folder");
        rejected(Files.createFile(folder.resolve("empty")), "at least 8 bytes, got 0");
        rejected(GoldenWeights.file("training.pt"), "no safetensors file");
    }

    @Test
    void allocatesNothingForWhatIsOnlyClaimed() throws IOException {
        String claims =
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1000000000],\"data_offsets\":[0,4000000000]}}";
        Path shape = HostileFile.safetensors(folder, claims, new byte[8]);
        long most = Allocation.of(() -> rejected(shape, "4000000000 bytes of data"));
        Path length = HostileFile.safetensors(folder, 99_999_999, new byte[16], new byte[0]);
        most = Math.max(most, Allocation.of(() -> rejected(length, "a header of 2 to 16 bytes")));
        assertThat(most).isLessThan(1 << 20);
    }
}
