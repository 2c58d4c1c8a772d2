/// Weights of others: BERT and Llama with the names of transformers, folders of Hugging Face, and what is learned on top of them.
@NullMarked
package io.tarn.pretrained;

import org.jspecify.annotations.NullMarked;
