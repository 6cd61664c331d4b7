package dev.paigomcp.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;

/**
 * Sets logback up, which finds it as a service: standard error alone, since standard output belongs to the commands. In
 * code, since reading an XML file costs a tenth of the start. A logback.xml named by {@code logback.configurationFile}
 * goes first.
 */
public final class LogConfig extends ContextAwareBase implements Configurator {
    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (System.getProperty("logback.configurationFile") != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        // Without a listener logback loads what it needs to print its own troubles, of which there are none.
        context.getStatusManager().add(new NopStatusListener());
        var encoder = new LogLineEncoder();
        encoder.setContext(context);
        encoder.start();
        var console = new ConsoleAppender<ILoggingEvent>();
        console.setContext(context);
        console.setTarget("System.err");
        console.setEncoder(encoder);
        console.start();
        var root = context.getLogger("ROOT");
        root.setLevel(Level.WARN); // below it the HTTP client would log headers and bodies, tokens included
        root.addAppender(console);
        context.getLogger("io.javalin.Javalin").setLevel(Level.OFF); // what stops a start is told by the command
        context.getLogger("paigo-mcp").setLevel(Level.INFO);
        context.getLogger("dev.paigomcp").setLevel(Level.INFO);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
