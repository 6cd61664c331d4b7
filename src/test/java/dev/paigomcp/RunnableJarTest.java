package dev.paigomcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The runnable jar is packed from this class path: what the server does not use is not on it. */
final class RunnableJarTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "org/eclipse/jetty/websocket/core/WebSocketConstants.class",
                "org/eclipse/jetty/ee10/websocket/server/JettyWebSocketServerContainer.class",
                "org/eclipse/jetty/ee10/webapp/WebAppContext.class",
                "org/eclipse/jetty/ee10/annotations/AnnotationConfiguration.class",
                "org/eclipse/jetty/jndi/NamingContext.class",
                "org/eclipse/jetty/plus/jndi/Resource.class",
                "org/eclipse/jetty/xml/XmlConfiguration.class",
                "jakarta/enterprise/inject/spi/BeanManager.class",
                "jakarta/inject/Inject.class",
                "jakarta/transaction/UserTransaction.class",
                "org/objectweb/asm/commons/ClassRemapper.class"
            })
    void hasNothingOf(String resource) {
        assertThat(getClass().getClassLoader().getResource(resource)).isNull();
    }
}
