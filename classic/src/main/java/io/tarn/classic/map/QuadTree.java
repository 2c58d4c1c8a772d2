package io.tarn.classic.map;

import java.util.Arrays;

/// Points in the plane in nested boxes, each with its number of points and their centre.
///
/// The boxes lie in flat arrays in the order of a walk that goes down first: inside the box `b` goes on at `b + 1`, past it at `next[b]`.
/// One tree serves all steps: the order of the points that the last build found is nearly that of the next.
final class QuadTree {
    private static final int LEAF = 8; // so many points need no smaller boxes

    private final double tightness;
    private final int[] order; // the points, box by box
    private final int[] scratch;
    private final double[] x; // in that order
    private final double[] y;
    private final double[] centreX;
    private final double[] centreY;
    private final double[] reach; // squared; a point farther from the centre sees the box as one
    private final int[] mass;
    private final int[] next;
    private final int[] first; // point of a leaf, in the order; -1 for a box of boxes
    private double[] points = {};
    private int boxes;

    /// @param theta the width of a box over its distance, below which its points count as one
    QuadTree(int count, double theta) {
        tightness = 1 / (theta * theta);
        order = new int[count];
        Arrays.setAll(order, i -> i);
        scratch = new int[count];
        x = new double[count];
        y = new double[count];
        int most = 2 * count;
        centreX = new double[most];
        centreY = new double[most];
        reach = new double[most];
        mass = new int[most];
        next = new int[most];
        first = new int[most];
    }

    /// @param places of the points, x and y in turns
    void build(double[] places) {
        points = places;
        boxes = 0;
        box(0, order.length);
        for (int s = 0; s < order.length; s++) {
            x[s] = points[2 * order[s]];
            y[s] = points[2 * order[s] + 1];
        }
    }

    /// The points box by box, so that neighbours are asked for one after the other.
    int[] order() {
        return order;
    }

    private void box(int from, int to) {
        int box = boxes++;
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double low = left;
        double high = right;
        double sumX = 0;
        double sumY = 0;
        for (int s = from; s < to; s++) {
            double px = points[2 * order[s]];
            double py = points[2 * order[s] + 1];
            left = Math.min(left, px);
            right = Math.max(right, px);
            low = Math.min(low, py);
            high = Math.max(high, py);
            sumX += px;
            sumY += py;
        }
        int count = to - from;
        double width = Math.max(right - left, high - low);
        centreX[box] = sumX / count;
        centreY[box] = sumY / count;
        reach[box] = width * width * tightness;
        mass[box] = count;
        boolean split =
                count > LEAF && width > 0 && split(from, to, (left + right) / 2, (low + high) / 2);
        first[box] = split ? -1 : from;
        next[box] = boxes;
    }

    /// Makes boxes of the four quarters, unless all points lie in one.
    private boolean split(int from, int to, double middleX, double middleY) {
        int[] ends = new int[5];
        for (int s = from; s < to; s++) {
            ends[quarter(order[s], middleX, middleY) + 1]++;
        }
        for (int q = 0; q < 4; q++) {
            if (ends[q + 1] == to - from) {
                return false;
            }
            ends[q + 1] += ends[q];
        }
        System.arraycopy(order, from, scratch, from, to - from);
        int[] places = ends.clone();
        for (int s = from; s < to; s++) {
            order[from + places[quarter(scratch[s], middleX, middleY)]++] = scratch[s];
        }
        for (int q = 0; q < 4; q++) {
            if (ends[q] < ends[q + 1]) {
                box(from + ends[q], from + ends[q + 1]);
            }
        }
        return true;
    }

    private int quarter(int point, double middleX, double middleY) {
        return (points[2 * point] > middleX ? 1 : 0) + (points[2 * point + 1] > middleY ? 2 : 0);
    }

    /// Adds up what all others do to the point at `place` of the order: writes Σ q²·(y - yⱼ) into `force` from `at` on, and gives Σ q, where
    /// q = 1/(1 + ‖y - yⱼ‖²).
    double push(int place, double[] force, int at) {
        double px = x[place];
        double py = y[place];
        double fx = 0;
        double fy = 0;
        double sum = -1; // the point itself is among its leaf's, with q = 1 and no force
        int box = 0;
        while (box < boxes) {
            double dx = px - centreX[box];
            double dy = py - centreY[box];
            double far = dx * dx + dy * dy;
            if (far > reach[box]) {
                double q = 1 / (1 + far);
                double all = mass[box] * q;
                sum += all;
                fx += all * q * dx;
                fy += all * q * dy;
                box = next[box];
            } else if (first[box] >= 0) {
                int end = first[box] + mass[box];
                for (int s = first[box]; s < end; s++) {
                    double ex = px - x[s];
                    double ey = py - y[s];
                    double q = 1 / (1 + ex * ex + ey * ey);
                    sum += q;
                    fx += q * q * ex;
                    fy += q * q * ey;
                }
                box = next[box];
            } else {
                box++;
            }
        }
        force[at] = fx;
        force[at + 1] = fy;
        return sum;
    }
}
