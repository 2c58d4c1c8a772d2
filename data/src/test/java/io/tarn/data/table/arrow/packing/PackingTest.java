package io.tarn.data.table.arrow.packing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.DataFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Frames that are put together by hand from their specifications; long ones, written by other programs, are read by ArrowTableTest.
final class PackingTest {
    private static final String LZ4 = "04224d18 60 40 82 ";
    private static final String ZSTD = "28b52ffd 20 06 ";

    private static String unpacked(Packing packing, String hex, int length)
            throws DataFormatException {
        byte[] packed = HexFormat.of().parseHex(hex.replace(" ", ""));
        byte[] unpacked = new byte[length];
        packing.unpack(packed, 0, unpacked);
        return new String(unpacked, StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @CsvSource({
        "stored,                    03000080 616263 00000000, abc",
        "one byte again and again,  06000000 15 61 0100 10 62 00000000, aaaaaaaaaab"
    })
    void unpacksBlocksOfLz4(String what, String blocks, String text) throws DataFormatException {
        assertThat(unpacked(Packing.LZ4, LZ4 + blocks, text.length())).as(what).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "raw,             310000 616263646566, abcdef",
        "one byte,        330000 61, aaaaaa",
        "two blocks,      180000 616263 1b0000 7a, abczzz",
        "literals alone,  3d0000 30 616263646566 00, abcdef"
    })
    void unpacksBlocksOfZstandard(String what, String blocks, String text)
            throws DataFormatException {
        assertThat(unpacked(Packing.ZSTD, ZSTD + blocks, text.length())).as(what).isEqualTo(text);
    }

    @ParameterizedTest
    @EnumSource
    void rejectsWhatIsPackedOtherwise(Packing packing) {
        assertThatThrownBy(() -> unpacked(packing, "1f8b0800 00000000 00000000", 5))
                .isInstanceOf(DataFormatException.class);
    }

    @ParameterizedTest
    @EnumSource
    void rejectsWhatBreaksOff(Packing packing) {
        String begin = packing == Packing.LZ4 ? LZ4 + "03000080 61" : ZSTD + "310000 6162";
        assertThatThrownBy(() -> unpacked(packing, begin, 6))
                .isInstanceOf(DataFormatException.class)
                .hasMessageNotContaining("Index");
    }

    @Test
    void rejectsCopiesFromBeforeTheBegin() {
        assertThatThrownBy(() -> unpacked(Packing.LZ4, LZ4 + "06000000 15 61 0200 10 62", 11))
                .isInstanceOf(DataFormatException.class);
    }
}
