/// Transformers: what they are made of, and how they read on without beginning anew.
@NullMarked
package io.tarn.sequence.transformer;

import org.jspecify.annotations.NullMarked;
