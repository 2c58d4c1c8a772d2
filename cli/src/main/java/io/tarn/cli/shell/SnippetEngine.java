package io.tarn.cli.shell;

import java.util.Map;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/// Tells JShell, which finds it as a service, to run snippets on a [SnippetThread].
///
/// JShell's own engines run them in a second process, which starts half a second slower and cannot
/// use the libraries that are loaded here meanwhile, or each on a new thread, so that a scope opened
/// in one line would be closed in the next line by a stranger.
public final class SnippetEngine implements ExecutionControlProvider {
    static final String NAME = "tarn";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
        return new SnippetThread();
    }
}
