package io.tarn.tensor;

/// The cut of an m × n matrix into as many tiles as there are threads, as square as they can be.
///
/// @param down how many tiles lie under each other
/// @param across how many tiles lie beside each other
record Tiling(int m, int n, int down, int across) {
    /// OpenBLAS's kernels compute blocks of this many rows and columns; a tile of whole blocks wastes nothing.
    private static final int ROWS = 16;

    private static final int COLUMNS = 4;

    static Tiling of(int m, int n, int tiles) {
        int best = 1;
        double least = Double.MAX_VALUE;
        for (int down = 1; down <= tiles; down++) {
            // What a tile reads: its rows of A and its columns of B.
            double reads = (double) m / down + (double) n * down / tiles;
            if (tiles % down == 0 && reads < least) {
                best = down;
                least = reads;
            }
        }
        return new Tiling(m, n, best, tiles / best);
    }

    int row(int tile) {
        return row(tile, 0);
    }

    /// The first row of the tile that lies `further` tiles below.
    int row(int tile, int further) {
        return cut(m, down, ROWS, tile % down + further);
    }

    int column(int tile) {
        return column(tile, 0);
    }

    int column(int tile, int further) {
        return cut(n, across, COLUMNS, tile / down + further);
    }

    private static int cut(int length, int parts, int block, int part) {
        int blocks = Math.ceilDiv(length, block);
        return (int) Math.min(length, (long) blocks * part / parts * block);
    }
}
