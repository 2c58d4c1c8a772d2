package io.tarn.report;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/// Draws into an image, larger by a factor.
final class ImageCanvas implements Canvas {
    private final BufferedImage image;
    private final Graphics2D graphics;

    ImageCanvas(int width, int height, double scale) {
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(
                RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.scale(scale, scale);
    }

    BufferedImage finished() {
        graphics.dispose();
        return image;
    }

    @Override
    public void line(double[] x, double[] y, Pen pen) {
        var path = new Path2D.Double();
        boolean draws = false;
        for (int i = 0; i < x.length; i++) {
            boolean finite = Double.isFinite(x[i]) && Double.isFinite(y[i]);
            if (finite && draws) {
                path.lineTo(x[i], y[i]);
            } else if (finite) {
                path.moveTo(x[i], y[i]);
            }
            draws = finite;
        }
        graphics.setStroke(
                new BasicStroke(
                        (float) pen.width(),
                        BasicStroke.CAP_BUTT,
                        BasicStroke.JOIN_ROUND,
                        1,
                        pen.dashed() ? new float[] {5, 4} : null,
                        0));
        ink(pen.colour(), pen.opacity());
        graphics.draw(path);
    }

    @Override
    public void area(double[] x, double[] y, String colour, double opacity) {
        var path = new Path2D.Double();
        for (int i = 0; i < x.length; i++) {
            if (i == 0) {
                path.moveTo(x[i], y[i]);
            } else {
                path.lineTo(x[i], y[i]);
            }
        }
        if (x.length > 0) {
            path.closePath();
        }
        ink(colour, opacity);
        graphics.fill(path);
    }

    @Override
    public void dots(double[] x, double[] y, double radius, String colour, double opacity) {
        ink(colour, opacity);
        for (int i = 0; i < x.length; i++) {
            if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
                graphics.fill(
                        new Ellipse2D.Double(x[i] - radius, y[i] - radius, 2 * radius, 2 * radius));
            }
        }
    }

    @Override
    public void text(double x, double y, String text, Script script) {
        var before = graphics.getTransform();
        graphics.setFont(
                new Font(Font.SANS_SERIF, script.bold() ? Font.BOLD : Font.PLAIN, 1)
                        .deriveFont((float) script.size()));
        ink(script.colour(), 1);
        graphics.transform(AffineTransform.getRotateInstance(Math.toRadians(-script.turn()), x, y));
        double width =
                graphics.getFont()
                        .getStringBounds(text, graphics.getFontRenderContext())
                        .getWidth();
        double back =
                switch (script.anchor()) {
                    case START -> 0;
                    case MIDDLE -> width / 2;
                    case END -> width;
                };
        graphics.drawString(text, (float) (x - back), (float) y);
        graphics.setTransform(before);
    }

    @Override
    public void image(double x, double y, double width, double height, BufferedImage picture) {
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        var placed = new AffineTransform();
        placed.translate(x, y);
        placed.scale(width / picture.getWidth(), height / picture.getHeight());
        graphics.setComposite(AlphaComposite.SrcOver);
        graphics.drawImage(picture, placed, null);
    }

    @Override
    public void clip(double x, double y, double width, double height) {
        graphics.setClip(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void unclip() {
        graphics.setClip(null);
    }

    private void ink(String colour, double opacity) {
        graphics.setColor(Color.decode(colour));
        graphics.setComposite(
                AlphaComposite.getInstance(
                        AlphaComposite.SRC_OVER, (float) Math.clamp(opacity, 0, 1)));
    }
}
