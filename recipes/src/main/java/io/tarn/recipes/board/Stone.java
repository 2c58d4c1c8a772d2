package io.tarn.recipes.board;

/// What lies on a point.
enum Stone {
    NONE('.'),
    BLACK('x'),
    WHITE('o');

    private final char mark;

    Stone(char mark) {
        this.mark = mark;
    }

    /// How a drawn board shows it.
    char mark() {
        return mark;
    }

    Stone other() {
        return switch (this) {
            case NONE -> NONE;
            case BLACK -> WHITE;
            case WHITE -> BLACK;
        };
    }
}
