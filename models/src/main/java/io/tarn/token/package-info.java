/// Tokenizers: from a text to the numbers of its tokens and back, trained here or read from a `tokenizer.json`.
@NullMarked
package io.tarn.token;

import org.jspecify.annotations.NullMarked;
