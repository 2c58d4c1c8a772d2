package io.tarn.pretrained;

import io.tarn.vision.ResNet;

/// A network that tells what is on an image.
public record ImageClassifier(ResNet net) implements Pretrained {}
