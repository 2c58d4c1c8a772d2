package io.tarn.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Lines of equal height on a grid, by marching squares; a line is a list of points between grid points.
final class Contours {
    private static final int[] NONE = {};
    private final Surface surface;
    private final int columns;
    private final int[][]
            neighbours; // of each grid edge: the crossed edges that its line goes on to

    private Contours(Surface surface) {
        this.surface = surface;
        columns = surface.x().length;
        neighbours = new int[2 * columns * surface.y().length][];
        Arrays.fill(neighbours, NONE);
    }

    /// The lines at a height.
    static List<Line> at(Surface surface, double height) {
        return new Contours(surface).find(height);
    }

    private List<Line> find(double height) {
        for (int row = 0; row + 1 < surface.y().length; row++) {
            for (int column = 0; column + 1 < columns; column++) {
                cell(row, column, height);
            }
        }
        var lines = new ArrayList<Line>();
        for (int pass = 1; pass <= 2; pass++) { // open lines from their ends first, then rings
            for (int edge = 0; edge < neighbours.length; edge++) {
                var next = neighbours[edge];
                if (next.length > 0 && (pass == 2 || next.length == 1)) {
                    lines.add(follow(edge, height));
                }
            }
        }
        return lines;
    }

    /// Edge 2·p goes right from grid point p, edge 2·p + 1 goes up.
    private void cell(int row, int column, double height) {
        int p = row * columns + column;
        int[] edges = {2 * p, 2 * (p + 1) + 1, 2 * (p + columns), 2 * p + 1};
        var crossed = Arrays.stream(edges).filter(edge -> crosses(edge, height)).toArray();
        if (crossed.length == 2) {
            join(crossed[0], crossed[1]);
        } else if (crossed.length == 4) {
            double middle = (z(p) + z(p + 1) + z(p + columns) + z(p + columns + 1)) / 4;
            boolean same = (z(p) > height) == (middle > height);
            join(crossed[0], crossed[same ? 1 : 3]);
            join(crossed[2], crossed[same ? 3 : 1]);
        }
    }

    private boolean crosses(int edge, double height) {
        double from = z(edge / 2);
        double to = z(other(edge));
        return Double.isFinite(from + to) && (from > height) != (to > height);
    }

    private int other(int edge) {
        return edge % 2 == 0 ? edge / 2 + 1 : edge / 2 + columns;
    }

    private double z(int point) {
        return surface.z()[point / columns][point % columns];
    }

    private void join(int a, int b) {
        neighbours[a] = with(neighbours[a], b);
        neighbours[b] = with(neighbours[b], a);
    }

    private static int[] with(int[] list, int edge) {
        return list.length == 0 ? new int[] {edge} : new int[] {list[0], edge};
    }

    private Line follow(int start, double height) {
        var path = new ArrayList<Integer>();
        int edge = start;
        boolean ring = false;
        while (edge >= 0) {
            path.add(edge);
            var next = neighbours[edge];
            neighbours[edge] = NONE;
            edge = -1;
            ring = false;
            for (int candidate : next) {
                edge = neighbours[candidate].length > 0 ? candidate : edge;
                ring |= candidate == start && path.size() > 2;
            }
        }
        if (ring) {
            path.add(start);
        }
        var x = new double[path.size()];
        var y = new double[path.size()];
        for (int i = 0; i < x.length; i++) {
            int from = path.get(i) / 2;
            int to = other(path.get(i));
            double share = (height - z(from)) / (z(to) - z(from));
            x[i] = between(surface.x()[from % columns], surface.x()[to % columns], share);
            y[i] = between(surface.y()[from / columns], surface.y()[to / columns], share);
        }
        return Line.of(Numerals.shortText(height), x, y);
    }

    private static double between(double from, double to, double share) {
        return from + share * (to - from);
    }
}
