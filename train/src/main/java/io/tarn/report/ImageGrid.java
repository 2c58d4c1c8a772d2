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

    /// How many pictures stand in a row of this width, with room for their captions.
    int columnsIn(double width) {
        double widest =
                pictures.stream()
                        .mapToDouble(picture -> Letters.width(picture.caption(), 11.5))
                        .max()
                        .orElse(0);
        int most = Math.max(1, (int) (width / Math.clamp(widest + 12, 96, 190)));
        return Math.min(columns > 0 ? columns : most, Math.max(1, pictures.size()));
    }
}
