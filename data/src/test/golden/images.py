"""Writes the images that the tests of io.tarn.data.image compare with, made by Pillow: python images.py"""

import pathlib

import numpy
from PIL import Image, ImageEnhance, ImageOps

OUT = pathlib.Path(__file__).parent.parent / "resources/io/tarn/data/image"
OUT.mkdir(parents=True, exist_ok=True)


def picture(height=20, width=24):
    y, x = numpy.mgrid[0:height, 0:width].astype(float)
    red = 40 + 180 * x / (width - 1)
    green = 200 - 150 * y / (height - 1)
    blue = 128 + 100 * numpy.sin(x / 3) * numpy.cos(y / 4)
    image = numpy.stack([red, green, blue], -1)
    image[5:12, 6:14] = [220, 60, 40]
    return Image.fromarray(image.round().astype(numpy.uint8))


def save(name, image, **settings):
    image.save(OUT / name, **settings)


source = picture()
save("source.png", source)
save("smaller.png", source.resize((7, 6), Image.BILINEAR))
save("larger.png", source.resize((37, 31), Image.BILINEAR))
save("brightness.png", ImageEnhance.Brightness(source).enhance(1.3))
save("contrast.png", ImageEnhance.Contrast(source).enhance(0.6))
save("saturation.png", ImageEnhance.Color(source).enhance(1.7))
save("sharpness.png", ImageEnhance.Sharpness(source).enhance(1.8))
save("posterize.png", ImageOps.posterize(source, 3))
save("solarize.png", ImageOps.solarize(source, 128))
save("autocontrast.png", ImageOps.autocontrast(source))
save("grey.png", source.convert("L"))
save("cmyk.jpg", source.convert("CMYK"), quality=95)
save("lossless.webp", source, lossless=True)
save("lossy.webp", source, quality=95)
