/// Translation from English into Chinese, by recurrent nets and by transformers.
@NullMarked
package io.tarn.recipes.translate;

import org.jspecify.annotations.NullMarked;
