package io.tarn.report;

import java.util.List;

/// Small pictures with captions: examples right and wrong, filters, augmentations.
///
/// @param columns how many beside each other, or 0 for as many as there is room
public record ImageGrid(Frame frame, List<Picture> pictures, int columns)
        implements Framed<ImageGrid> {
    public ImageGrid {
        pictures = List.copyOf(pictures);
        Checks.that(columns >= 0, "ImageGrid", "columns of 0 or more", columns, "0 fits the room");
    }

    public static ImageGrid of(String title, List<Picture> pictures) {
        return new ImageGrid(Frame.of(title), pictures, 0);
    }

    @Override
    public ImageGrid frame(Frame other) {
        return new ImageGrid(other, pictures, columns);
    }

    public ImageGrid columns(int count) {
        return new ImageGrid(frame, pictures, count);
    }

    public ImageGrid picture(Picture picture) {
        return new ImageGrid(frame, Lists.append(pictures, picture), columns);
    }

    /// How many pictures stand in a row of this width.
    int columnsIn(double width) {
        int most = Math.max(1, (int) (width / 96));
        return Math.min(columns > 0 ? columns : most, Math.max(1, pictures.size()));
    }
}
