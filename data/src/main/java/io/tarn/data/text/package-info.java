/// Text: reading, and counting words.
@NullMarked
package io.tarn.data.text;

import org.jspecify.annotations.NullMarked;
