package io.tarn.data.sound;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// How a WAV file writes one sample; every format reads as a number from -1 to 1.
public enum SampleFormat {
    /// Whole numbers from 0 to 255 around 128.
    PCM_8(1, 1) {
        @Override
        float read(ByteBuffer bytes) {
            return ((bytes.get() & 0xFF) - 128) / 128f;
        }

        @Override
        void write(ByteBuffer bytes, float value) {
            bytes.put((byte) (scaled(value, 128) + 128));
        }
    },
    PCM_16(1, 2) {
        @Override
        float read(ByteBuffer bytes) {
            return bytes.getShort() / 32768f;
        }

        @Override
        void write(ByteBuffer bytes, float value) {
            bytes.putShort((short) scaled(value, 1 << 15));
        }
    },
    PCM_24(1, 3) {
        @Override
        float read(ByteBuffer bytes) {
            int low = bytes.getShort() & 0xFFFF;
            return (bytes.get() << 16 | low) / 8388608f;
        }

        @Override
        void write(ByteBuffer bytes, float value) {
            long number = scaled(value, 1 << 23);
            bytes.putShort((short) number).put((byte) (number >> 16));
        }
    },
    PCM_32(1, 4) {
        @Override
        float read(ByteBuffer bytes) {
            return (float) (bytes.getInt() / 2147483648.0);
        }

        @Override
        void write(ByteBuffer bytes, float value) {
            bytes.putInt((int) scaled(value, 1L << 31));
        }
    },
    FLOAT_32(3, 4) {
        @Override
        float read(ByteBuffer bytes) {
            return bytes.getFloat();
        }

        @Override
        void write(ByteBuffer bytes, float value) {
            bytes.putFloat(value);
        }
    },
    FLOAT_64(3, 8) {
        @Override
        float read(ByteBuffer bytes) {
            return (float) bytes.getDouble();
        }

        @Override
        void write(ByteBuffer bytes, float value) {
            bytes.putDouble(value);
        }
    },
    /// The telephone's logarithmic bytes in Europe.
    A_LAW(6, 1) {
        @Override
        float read(ByteBuffer bytes) {
            return Telephone.fromALaw(bytes.get() & 0xFF) / 32768f;
        }

        @Override
        void write(ByteBuffer bytes, float value) {
            bytes.put(Telephone.nearest(scaled(value, 1 << 15), Telephone::fromALaw));
        }
    },
    /// The telephone's logarithmic bytes in America and Japan.
    MU_LAW(7, 1) {
        @Override
        float read(ByteBuffer bytes) {
            return Telephone.fromMuLaw(bytes.get() & 0xFF) / 32768f;
        }

        @Override
        void write(ByteBuffer bytes, float value) {
            bytes.put(Telephone.nearest(scaled(value, 1 << 15), Telephone::fromMuLaw));
        }
    };

    private final int tag;
    private final int bytes;

    SampleFormat(int tag, int bytes) {
        this.tag = tag;
        this.bytes = bytes;
    }

    /// The number by which a WAV file names it.
    int tag() {
        return tag;
    }

    /// The bytes of one sample.
    public int bytes() {
        return bytes;
    }

    abstract float read(ByteBuffer bytes);

    abstract void write(ByteBuffer bytes, float value);

    static Optional<SampleFormat> of(int tag, int bytes) {
        return Arrays.stream(values()).filter(it -> it.tag == tag && it.bytes == bytes).findFirst();
    }

    /// The nearest whole number to value · one, from -one to one - 1.
    private static long scaled(float value, long one) {
        return Math.clamp(Math.round((double) value * one), -one, one - 1);
    }
}
