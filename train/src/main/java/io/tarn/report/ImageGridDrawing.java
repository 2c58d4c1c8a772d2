package io.tarn.report;

import io.tarn.report.Canvas.Anchor;
import io.tarn.report.Canvas.Script;
import java.awt.image.BufferedImage;

/// Draws an [ImageGrid].
final class ImageGridDrawing {
    private static final double GAP = 12;
    private static final double CAPTION = 20;

    private ImageGridDrawing() {}

    static int height(ImageGrid grid, double width) {
        int columns = grid.columnsIn(width - 28);
        int rows = (grid.pictures().size() + columns - 1) / columns;
        double side = Math.min(150, (width - 28 + GAP) / columns - GAP);
        double top = grid.frame().title().isEmpty() ? 14 : 44;
        double note = grid.frame().note().isEmpty() ? 4 : 24;
        return (int) Math.max(90, top + rows * (side + CAPTION + GAP) + note);
    }

    static void draw(ImageGrid grid, Sheet sheet) {
        var theme = sheet.theme();
        var canvas = sheet.canvas();
        canvas.box(0, 0, sheet.width(), sheet.height(), theme.surface(), 1);
        var frame = grid.frame();
        canvas.text(14, 24, frame.title(), Script.of(16, theme.text()).asBold());
        canvas.text(14, sheet.height() - 9, frame.note(), Script.of(11.5, theme.muted()));
        int columns = columns(grid, sheet);
        int rows = Math.max(1, (grid.pictures().size() + columns - 1) / columns);
        double top = frame.title().isEmpty() ? 14 : 44;
        double high = (sheet.height() - top - (frame.note().isEmpty() ? 4 : 24)) / rows;
        double side =
                Math.max(
                        8,
                        Math.min(high - CAPTION - GAP, (sheet.width() - 28 + GAP) / columns - GAP));
        for (int i = 0; i < grid.pictures().size(); i++) {
            var picture = grid.pictures().get(i);
            int row = i / columns;
            double x = 14 + (i - row * columns) * (side + GAP);
            double y = top + row * high;
            canvas.box(x - 2, y - 2, side + 4, side + 4, colour(picture.tone(), theme), 1);
            place(picture.image(), x, y, side, sheet);
            canvas.text(
                    x + side / 2,
                    y + side + 16,
                    Letters.fitted(picture.caption(), 11.5, side + GAP - 2),
                    Script.of(11.5, theme.text()).at(Anchor.MIDDLE));
        }
    }

    /// As asked for, or so that the pictures are as large as possible.
    private static int columns(ImageGrid grid, Sheet sheet) {
        int best = Math.max(1, grid.columns());
        double largest = 0;
        int most = grid.columns() > 0 ? 0 : grid.columnsIn(sheet.width() - 28);
        for (int columns = 1; columns <= most; columns++) {
            int rows = (grid.pictures().size() + columns - 1) / columns;
            double side =
                    Math.min(
                            (sheet.width() - 28 + GAP) / columns - GAP,
                            (sheet.height() - 70) / rows - CAPTION - GAP);
            best = side > largest ? columns : best;
            largest = Math.max(side, largest);
        }
        return best;
    }

    /// As large as fits into a square, without changing its shape.
    private static void place(BufferedImage image, double x, double y, double side, Sheet sheet) {
        double scale = side / Math.max(image.getWidth(), image.getHeight());
        double width = image.getWidth() * scale;
        double height = image.getHeight() * scale;
        sheet.canvas().image(x + (side - width) / 2, y + (side - height) / 2, width, height, image);
    }

    private static String colour(Tone tone, Theme theme) {
        return switch (tone) {
            case GOOD -> theme.good();
            case BAD -> theme.bad();
            case WARNING -> theme.counter();
            case PLAIN -> theme.grid();
        };
    }
}
