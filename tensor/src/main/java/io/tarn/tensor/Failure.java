package io.tarn.tensor;

import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Turns what libtorch throws into a message for the user: the operation, what it expected, the
/// shapes and types that it got, and a way out. The native stack trace stays behind as the cause.
final class Failure {
    private static final int LONGEST = 300;

    private Failure() {}

    static TensorException of(String name, RuntimeException cause, Tensor... operands) {
        return asking(name, cause, new long[0], operands);
    }

    /// The same, with the sizes, dimensions or places that were asked for.
    static TensorException asking(
            String name, RuntimeException cause, long[] asked, Tensor... operands) {
        if (cause instanceof TensorException already) {
            return already;
        }
        String complaint = firstLine(cause);
        String got =
                operands.length == 0
                        ? asked.length == 0 ? complaint : Arrays.toString(asked)
                        : Stream.of(operands)
                                .map(Tensor::description)
                                .collect(Collectors.joining(" and ", request(asked), ""));
        for (Complaint known : Complaint.KNOWN) {
            Matcher matcher = known.pattern().matcher(complaint);
            if (matcher.find()) {
                return TensorException.of(
                                name,
                                fill(known.expected(), matcher),
                                got,
                                fill(known.fix(), matcher))
                        .causedBy(cause);
            }
        }
        String others = operands.length == 0 ? "others" : got;
        return TensorException.of(
                        name,
                        "operands that the kernel accepts",
                        others,
                        "libtorch says: " + complaint)
                .causedBy(cause);
    }

    private static String request(long... asked) {
        return asked.length == 0 ? "" : Arrays.toString(asked) + " for ";
    }

    private static String fill(String text, MatchResult match) {
        String filled = text;
        for (int i = 1; i <= match.groupCount(); i++) {
            String found = match.group(i) == null ? "" : match.group(i);
            filled = filled.replace("$" + i, found);
        }
        return filled;
    }

    /// The complaint without the native stack trace below it, on one line.
    static String firstLine(RuntimeException cause) {
        String message = String.valueOf(cause.getMessage());
        int end = message.length();
        for (String trace :
                new String[] {"\nException raised from", "\nframe #0", "This could be because"}) {
            int start = message.indexOf(trace);
            end = start < 0 ? end : Math.min(end, start);
        }
        String line = message.substring(0, end).strip().replaceAll("\\s*\\n\\s*", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " …";
    }
}
