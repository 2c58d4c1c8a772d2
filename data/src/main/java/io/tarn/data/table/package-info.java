/// Tables: reading them, their columns, and how rows become numbers.
@NullMarked
package io.tarn.data.table;

import org.jspecify.annotations.NullMarked;
