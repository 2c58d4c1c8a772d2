/// Pages and charts.
@NullMarked
package io.tarn.report;

import org.jspecify.annotations.NullMarked;
