package io.tarn.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;

/// What a user sees when a command cannot go on: one line, never a stack trace.
final class Failures {
    /// Set to anything, it shows the stack trace under the line.
    static final String TRACE = "TARN_TRACE";

    private Failures() {}

    /// A flag or an argument that does not exist, is missing, or does not parse.
    static int badRequest(ParameterException failure, String[] arguments) {
        var command = failure.getCommandLine();
        var name = command.getCommandSpec().qualifiedName();
        return say(command, request(failure) + "; see " + name + " --help", failure, 2);
    }

    private static String request(ParameterException failure) {
        if (!(failure instanceof UnmatchedArgumentException unmatched)) {
            return oneLine(failure);
        }
        var word = unmatched.getUnmatched().getFirst();
        var kind =
                unmatched.isUnknownOption()
                        ? "option"
                        : isCommandMissing(failure) ? "command" : "argument";
        var close = unmatched.getSuggestions();
        return "there is no %s %s".formatted(kind, word)
                + (close.isEmpty() ? "" : ", but there is " + close.getFirst());
    }

    private static boolean isCommandMissing(ParameterException failure) {
        return !failure.getCommandLine().getSubcommands().isEmpty();
    }

    /// A command that started and then failed.
    static int failed(Exception failure, CommandLine command, ParseResult parsed) {
        if (isTheRequest(failure)) {
            return say(command, oneLine(failure), failure, 2);
        }
        var hint = "; this is a defect of Tarn, " + TRACE + "=1 shows where";
        var kind = failure.getClass().getSimpleName();
        return say(command, kind + ": " + oneLine(failure) + hint, failure, 1);
    }

    /// Bad files, bad data and values out of range are the request's fault, not Tarn's.
    private static boolean isTheRequest(Exception failure) {
        return failure instanceof IllegalArgumentException
                || failure instanceof IOException
                || failure instanceof UncheckedIOException;
    }

    private static String oneLine(Exception failure) {
        var message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : message.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private static int say(CommandLine command, String line, Exception failure, int exitCode) {
        command.getErr().println("tarn: " + line);
        if (System.getenv(TRACE) != null) {
            failure.printStackTrace(command.getErr());
        }
        return exitCode;
    }
}
