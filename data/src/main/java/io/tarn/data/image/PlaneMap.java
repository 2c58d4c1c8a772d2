package io.tarn.data.image;

/// Where each cell of a new image comes from in the old one: a linear map around the middle, and a move.
///
/// x' = a·x + b·y + right;  y' = c·x + d·y + down, with x to the right and y down from the middle
record PlaneMap(double a, double b, double c, double d, double right, double down) {
    /// The map that brings an image turned counterclockwise by `degrees`, scaled, slanted and then moved back.
    static PlaneMap of(double degrees, double scale, double slant, double right, double down) {
        double cos = exact(Math.cos(Math.toRadians(degrees)));
        double sin = exact(Math.sin(Math.toRadians(degrees)));
        double tan = Math.tan(Math.toRadians(slant));
        // forward = [cos sin; -sin cos]·[1 tan; 0 1]·scale; its inverse is [1 -tan; 0 1]·[cos -sin;
        // sin cos] / scale
        double a = (cos - tan * sin) / scale;
        double b = (-sin - tan * cos) / scale;
        double c = sin / scale;
        double d = cos / scale;
        return new PlaneMap(a, b, c, d, -(a * right + b * down), -(c * right + d * down));
    }

    /// Quarter turns shall move cells and not mix them.
    private static double exact(double value) {
        double whole = Math.rint(value);
        return Math.abs(value - whole) < 1e-12 ? whole : value;
    }

    /// The image under the map: linear between the centres of four cells, black outside.
    Pixels apply(Pixels image) {
        int height = image.height();
        int width = image.width();
        Pixels result = Pixels.empty(image.channels(), height, width);
        double middleX = (width - 1) / 2.0;
        double middleY = (height - 1) / 2.0;
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                double x = column - middleX;
                double y = row - middleY;
                double fromX = a * x + b * y + right + middleX;
                double fromY = c * x + d * y + down + middleY;
                if (fromX > -1 && fromY > -1 && fromX < width && fromY < height) {
                    sample(image, fromX, fromY, result, row * width + column);
                }
            }
        }
        return result;
    }

    private static void sample(Pixels image, double x, double y, Pixels result, int at) {
        int height = image.height();
        int width = image.width();
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        float dx = (float) (x - left);
        float dy = (float) (y - top);
        boolean hasLeft = left >= 0;
        boolean hasRight = left + 1 < width;
        boolean hasTop = top >= 0;
        boolean hasBottom = top + 1 < height;
        float[] values = image.values();
        int plane = height * width;
        int corner = top * width + left;
        for (int to = at; to < result.values().length; to += plane, corner += plane) {
            float topLeft = hasTop && hasLeft ? values[corner] : 0;
            float topRight = hasTop && hasRight ? values[corner + 1] : 0;
            float bottomLeft = hasBottom && hasLeft ? values[corner + width] : 0;
            float bottomRight = hasBottom && hasRight ? values[corner + width + 1] : 0;
            float above = topLeft + dx * (topRight - topLeft);
            float below = bottomLeft + dx * (bottomRight - bottomLeft);
            result.values()[to] = above + dy * (below - above);
        }
    }
}
