package io.tarn.cli.shell;

import io.tarn.tensor.TensorException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import jdk.jshell.execution.DirectExecutionControl;
import org.jspecify.annotations.Nullable;

/// Runs all snippets of one shell on one thread of this process, and can stop the one that runs.
final class SnippetThread extends DirectExecutionControl {
    private final StopChecks checks = new StopChecks();
    private final ExecutorService executor =
            Executors.newSingleThreadExecutor(
                    task -> Thread.ofPlatform().daemon().name("shell").unstarted(task));
    private volatile @Nullable Thread busy;

    @Override
    public void load(ClassBytecodes[] classes)
            throws ClassInstallException, NotImplementedException, EngineTerminationException {
        super.load(checks.addTo(classes));
    }

    @Override
    protected String invoke(Method snippet) throws Exception {
        StopCheck.calm();
        try {
            return executor.submit(() -> run(snippet)).get();
        } catch (ExecutionException e) {
            if (StopCheck.isAsked()) {
                throw new StoppedException();
            }
            throw e.getCause() instanceof Exception exception ? exception : e;
        }
    }

    private String run(Method snippet) throws ReflectiveOperationException, UserException {
        busy = Thread.currentThread();
        try {
            var text = valueString(snippet.invoke(null));
            // The lines of a matrix stand below each other only if the first begins like the rest.
            return text.contains("\n") ? "\n" + text : text;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof TensorException complaint) {
                throw new UserException(
                        complaint.getMessage(), "TensorException", ownLines(complaint));
            }
            throw e;
        } finally {
            busy = null;
            Thread.interrupted();
        }
    }

    /// The message of a complaint says it all; of the places, those that the user wrote are of use.
    private static StackTraceElement[] ownLines(TensorException complaint) {
        return Arrays.stream(complaint.getStackTrace())
                .filter(element -> element.getClassName().startsWith("REPL."))
                .toArray(StackTraceElement[]::new);
    }

    /// What Ctrl-C calls, on another thread.
    @Override
    public void stop() {
        var thread = busy;
        if (thread != null) {
            StopCheck.ask();
            thread.interrupt();
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
