/// Pages and charts: one self-contained HTML file for people, and the same charts as PNG and SVG.
///
/// Start with [io.tarn.report.Page] and [io.tarn.report.Chart].
@NullMarked
package io.tarn.report;

import org.jspecify.annotations.NullMarked;
