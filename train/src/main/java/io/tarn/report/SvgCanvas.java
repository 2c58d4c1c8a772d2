package io.tarn.report;

import java.awt.image.BufferedImage;
import java.util.Locale;

/// Draws into an SVG text.
final class SvgCanvas implements Canvas {
    private static final String FONTS =
            "system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue','DejaVu Sans',sans-serif";
    private final StringBuilder svg = new StringBuilder();
    private final String name;
    private int clips;

    /// @param name sets the clips of this picture apart from those of others on a page
    SvgCanvas(int width, int height, String name) {
        this.name = name;
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" font-family=\"%s\">"
                        .formatted(width, height, width, height, FONTS));
    }

    String text() {
        return svg + "</svg>";
    }

    @Override
    public void line(double[] x, double[] y, Pen pen) {
        svg.append("<path d=\"");
        boolean draws = false;
        var last = "";
        for (int i = 0; i < x.length; i++) {
            boolean finite = Double.isFinite(x[i]) && Double.isFinite(y[i]);
            var place = finite ? number(x[i]) + ' ' + number(y[i]) : "";
            if (finite && !(draws && i + 1 < x.length && place.equals(last))) {
                svg.append(draws ? 'L' : 'M').append(place); // nothing where it does not move
            }
            draws = finite;
            last = place;
        }
        svg.append("\" style=\"fill:none;stroke:")
                .append(pen.colour())
                .append(";stroke-width:")
                .append(number(pen.width()))
                .append(";stroke-linejoin:round");
        if (pen.opacity() < 1) {
            svg.append(";stroke-opacity:").append(number(pen.opacity()));
        }
        if (pen.dashed()) {
            svg.append(";stroke-dasharray:5 4");
        }
        svg.append("\"/>");
    }

    @Override
    public void area(double[] x, double[] y, String colour, double opacity) {
        svg.append("<path d=\"");
        for (int i = 0; i < x.length; i++) {
            point(i == 0 ? 'M' : 'L', x[i], y[i]);
        }
        svg.append("Z\" style=\"").append(fill(colour, opacity)).append("\"/>");
    }

    @Override
    public void dots(double[] x, double[] y, double radius, String colour, double opacity) {
        svg.append("<g style=\"").append(fill(colour, opacity)).append("\">");
        for (int i = 0; i < x.length; i++) {
            if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
                svg.append("<circle cx=\"").append(number(x[i]));
                svg.append("\" cy=\"").append(number(y[i]));
                svg.append("\" r=\"").append(number(radius)).append("\"/>");
            }
        }
        svg.append("</g>");
    }

    @Override
    public void text(double x, double y, String text, Script script) {
        svg.append("<text x=\"%s\" y=\"%s\"".formatted(number(x), number(y)));
        if (script.turn() != 0) {
            svg.append(
                    " transform=\"rotate(%s %s %s)\""
                            .formatted(number(-script.turn()), number(x), number(y)));
        }
        svg.append(" font-size=\"").append(number(script.size())).append('"');
        if (script.anchor() != Anchor.START) {
            svg.append(" text-anchor=\"")
                    .append(script.anchor().name().toLowerCase(Locale.ROOT))
                    .append('"');
        }
        if (script.bold()) {
            svg.append(" font-weight=\"600\"");
        }
        svg.append(" style=\"")
                .append(fill(script.colour(), 1))
                .append("\">")
                .append(Html.escape(text))
                .append("</text>");
    }

    @Override
    public void image(double x, double y, double width, double height, BufferedImage image) {
        svg.append(
                "<image x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\" href=\"%s\"/>"
                        .formatted(
                                number(x),
                                number(y),
                                number(width),
                                number(height),
                                Picture.of(image, "").address()));
    }

    @Override
    public void clip(double x, double y, double width, double height) {
        var id = name + "-" + clips++;
        svg.append(
                "<clipPath id=\"%s\"><rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/></clipPath><g clip-path=\"url(#%s)\">"
                        .formatted(id, number(x), number(y), number(width), number(height), id));
    }

    @Override
    public void unclip() {
        svg.append("</g>");
    }

    private void point(char how, double x, double y) {
        svg.append(how).append(number(x)).append(' ').append(number(y));
    }

    private static String fill(String colour, double opacity) {
        return "fill:" + colour + (opacity < 1 ? ";fill-opacity:" + number(opacity) : "");
    }

    /// Two decimals for small numbers, one for places.
    private static String number(double value) {
        double parts = Math.abs(value) < 2 ? 100 : 10;
        double rounded = Math.round(value * parts) / parts;
        return rounded == Math.rint(rounded)
                ? Long.toString((long) rounded)
                : Double.toString(rounded);
    }
}
