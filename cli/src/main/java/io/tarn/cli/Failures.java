package io.tarn.cli;

import io.tarn.data.Nearest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// What a user sees when a command cannot go on: one line, never a stack trace.
final class Failures {
    /// Set to anything, it shows the stack trace under the line.
    static final String TRACE = "TARN_TRACE";

    private static final Pattern QUOTED = Pattern.compile("'([^']+)'");

    private Failures() {}

    /// A flag or an argument that does not exist, is missing, or does not parse.
    static int badRequest(ParameterException failure, String[] arguments) {
        var command = failure.getCommandLine();
        var name = command.getCommandSpec().qualifiedName();
        return say(command, request(failure) + "; see " + name + " --help", failure, 2);
    }

    private static String request(ParameterException failure) {
        return switch (failure) {
            case UnmatchedArgumentException unmatched -> unmatched(unmatched);
            case MissingParameterException missing
                    when !oneLine(missing).startsWith("Missing required parameter for") ->
                    "expected %s, got none%s".formatted(names(missing), example(missing));
            default -> oneLine(failure);
        };
    }

    private static String unmatched(UnmatchedArgumentException failure) {
        var word = failure.getUnmatched().getFirst();
        var command = failure.getCommandLine();
        if (failure.isUnknownOption()) {
            var names =
                    command.getCommandSpec().options().stream()
                            .map(OptionSpec::longestName)
                            .toList();
            return unknown("option", word, names);
        }
        var commands = command.getSubcommands().keySet();
        return unknown(commands.isEmpty() ? "argument" : "command", word, commands);
    }

    /// `there is no command trian, but there is train`; where no name is near, a few commands are all named.
    static String unknown(String kind, String word, Collection<String> names) {
        return "there is no %s %s".formatted(kind, word)
                + Nearest.to(word, names)
                        .map(name -> ", but there is " + name)
                        .orElseGet(() ->
                                kind.equals("command") && !names.isEmpty()
                                        ? "; there are " + String.join(", ", names)
                                        : "");
    }

    /// The names stand between quotes: Missing required options and parameters: '--target=COLUMN', 'DATA'
    private static String names(MissingParameterException failure) {
        return QUOTED.matcher(oneLine(failure))
                .results()
                .map(name -> name.group(1))
                .sorted(Comparator.comparing(name -> name.startsWith("-")))
                .collect(Collectors.joining(" and "));
    }

    /// The first example in the help of the command.
    private static String example(MissingParameterException failure) {
        var spec = failure.getCommandLine().getCommandSpec();
        return Arrays.stream(spec.usageMessage().footer())
                .filter(line -> line.strip().startsWith(spec.qualifiedName()))
                .findFirst()
                .map(line -> "; for example `" + line.strip().replace("$$", "$") + "`")
                .orElse("");
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

    static String oneLine(Exception failure) {
        var message = message(failure);
        return message == null
                ? failure.getClass().getSimpleName()
                : message.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    /// The messages of the file system are often a path and nothing else.
    private static @Nullable String message(Throwable failure) {
        return switch (failure) {
            case UncheckedIOException wrapped when wrapped.getCause() != null ->
                    message(wrapped.getCause());
            case NoSuchFileException e -> e.getFile() + ": there is no such file or folder";
            case FileAlreadyExistsException e -> e.getFile() + ": there is such a file already";
            case AccessDeniedException e -> e.getFile() + ": no permission";
            default -> failure.getMessage();
        };
    }

    private static int say(CommandLine command, String line, Exception failure, int exitCode) {
        command.getErr().println("tarn: " + line);
        if (System.getenv(TRACE) != null) {
            failure.printStackTrace(command.getErr());
        }
        return exitCode;
    }
}
