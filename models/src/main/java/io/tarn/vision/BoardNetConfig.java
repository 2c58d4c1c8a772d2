package io.tarn.vision;

/// How a [BoardNet] is built.
///
/// @param planes what is known of each point: own stones, other stones, …
/// @param size points of a side
/// @param width channels of the layers
/// @param layers before the last one
public record BoardNetConfig(long planes, long size, long width, int layers) {
    public BoardNetConfig {
        Positive.check("BoardNet", "planes, size, width and layers", planes, size, width, layers);
    }

    /// Points of a side: 19, unless the game has another board.
    public BoardNetConfig size(long points) {
        return new BoardNetConfig(planes, points, width, layers);
    }
}
