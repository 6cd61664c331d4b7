package dev.paigomcp.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;

/**
 * Configures logback, which finds this class as a service. Logs go to standard error, since standard output belongs to the
 * commands. A logback.xml named by {@code logback.configurationFile} takes precedence. The configuration is code, because
 * reading an XML file takes a tenth of the start.
 */
public final class LogConfig extends ContextAwareBase implements Configurator {
    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (System.getProperty("logback.configurationFile") != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        // Without a listener, logback loads classes to print problems of its own, and there are none.
        context.getStatusManager().add(new NopStatusListener());
        var encoder = new LogLineEncoder();
        encoder.setContext(context);
        encoder.start();
        var stderr = new StderrAppender(encoder, StderrWriter.ofProcess());
        stderr.setContext(context);
        stderr.start();
        var root = context.getLogger("ROOT");
        root.setLevel(Level.WARN); // below this, the HTTP client logs headers and bodies, including tokens
        root.addAppender(stderr);
        context.getLogger("io.javalin.Javalin").setLevel(Level.OFF); // the command reports what stops a start
        context.getLogger("paigo-mcp").setLevel(Level.INFO);
        context.getLogger("dev.paigomcp").setLevel(Level.INFO);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
