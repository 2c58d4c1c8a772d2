package io.tarn.data.text;

/// MurmurHash3 of 32 bits with seed 0 (Appleby): fast, even, and the same on every machine.
final class Murmur {
    private Murmur() {}

    static int hash(byte[] bytes) {
        int hash = 0;
        int whole = bytes.length / 4 * 4;
        for (int i = 0; i < whole; i += 4) {
            int block =
                    bytes[i] & 0xFF
                            | (bytes[i + 1] & 0xFF) << 8
                            | (bytes[i + 2] & 0xFF) << 16
                            | bytes[i + 3] << 24;
            hash = Integer.rotateLeft(hash ^ mixed(block), 13) * 5 + 0xE6546B64;
        }
        int rest = 0;
        for (int i = bytes.length - 1; i >= whole; i--) {
            rest = rest << 8 | bytes[i] & 0xFF;
        }
        return avalanche(hash ^ mixed(rest) ^ bytes.length);
    }

    private static int mixed(int block) {
        return Integer.rotateLeft(block * 0xCC9E2D51, 15) * 0x1B873593;
    }

    private static int avalanche(int x) {
        x = (x ^ x >>> 16) * 0x85EBCA6B;
        x = (x ^ x >>> 13) * 0xC2B2AE35;
        return x ^ x >>> 16;
    }
}
