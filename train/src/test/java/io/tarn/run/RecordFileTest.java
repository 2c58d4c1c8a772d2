package io.tarn.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class RecordFileTest {
    /// CRC-32C("123456789") = e3069283 is the check value of the catalogue of CRCs; the mask is TensorFlow's.
    @Test
    void theChecksumIsTheMaskedCrc32c() {
        int crc = 0xe3069283;
        assertThat(RecordFile.checksum("123456789".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo((crc >>> 15 | crc << 17) + 0xa282ead8);
        assertThat(RecordFile.checksum(new byte[0])).isEqualTo(0xa282ead8);
        // RFC 3720, B.4: 32 bytes of zeros
        crc = 0x8a9136aa;
        assertThat(RecordFile.checksum(new byte[32]))
                .isEqualTo((crc >>> 15 | crc << 17) + 0xa282ead8);
    }

    /// Written by TensorBoard 2.21 (`RecordWriter(file).write(b"tarn")`).
    @Test
    void aFrameIsThatOfTensorBoard() {
        var frame = RecordFile.framed("tarn".getBytes(StandardCharsets.US_ASCII));
        var bytes = new byte[frame.remaining()];
        frame.get(bytes);
        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo("0400000000000000424552047461726e99cb77e6");
    }
}
