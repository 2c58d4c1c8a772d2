package io.tarn.data.table.arrow.packing;

import java.util.zip.DataFormatException;

/// A way in which bytes are packed.
public enum Packing {
    /// LZ4 frames, the usual one of Feather.
    LZ4 {
        @Override
        public long atMost(long packed) {
            return 255 * packed;
        }

        @Override
        void fill(byte[] packed, int start, byte[] unpacked) throws DataFormatException {
            Lz4Frame.fill(packed, start, unpacked);
        }
    },
    /// Zstandard frames.
    ZSTD {
        // a block of 128 KiB takes four bytes or more
        @Override
        public long atMost(long packed) {
            return (1L << 17) / 4 * packed;
        }

        @Override
        void fill(byte[] packed, int start, byte[] unpacked) throws DataFormatException {
            ZstdFrame.fill(packed, start, unpacked);
        }
    };

    /// How many bytes so many packed ones can hold.
    public abstract long atMost(long packed);

    abstract void fill(byte[] packed, int start, byte[] unpacked) throws DataFormatException;

    /// Unpacks the bytes from `start` on into an array, and ends where it is full.
    public void unpack(byte[] packed, int start, byte[] unpacked) throws DataFormatException {
        try {
            fill(packed, start, unpacked);
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            var damage = new DataFormatException(name() + " data that break off or are damaged");
            damage.initCause(e);
            throw damage;
        }
    }
}
