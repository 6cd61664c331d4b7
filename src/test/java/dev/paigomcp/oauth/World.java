package dev.paigomcp.oauth;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import dev.paigomcp.auth.Account;
import dev.paigomcp.common.ServerShutdown;
import dev.paigomcp.config.ApplicationSettings;
import dev.paigomcp.config.Environment;
import dev.paigomcp.config.HostingSettings.StoreSettings;
import dev.paigomcp.config.PublicUrl;
import dev.paigomcp.demo.DemoOptions;
import dev.paigomcp.demo.DemoPaigo;
import dev.paigomcp.fetch.AddressPolicy;
import dev.paigomcp.secrets.SealKeys;
import dev.paigomcp.secrets.SecretSealer;
import dev.paigomcp.signin.OidcSignIn;
import dev.paigomcp.store.ManualClock;
import dev.paigomcp.store.Store;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** The authorization server on a free port, under the public address of a proxy that is not there, and all it says. */
final class World implements AutoCloseable {
    static final String PUBLIC = "https://mcp.example.com";
    static final String RESOURCE = PUBLIC + "/mcp";

    final ManualClock clock;
    final MemoryRecords records;
    final DemoPaigo paigo = DemoPaigo.start(DemoOptions.empty(Clock.systemUTC()));
    final AuthorizationServer server;
    /** Every line that was logged. */
    final List<String> logged = new CopyOnWriteArrayList<>();
    /** Every answer that the server gave, headers and all. */
    final List<String> answered = new CopyOnWriteArrayList<>();

    private final List<AuthorizationServer> replicas = new ArrayList<>();
    private final List<Javalin> listeners = new ArrayList<>();
    private final List<Store> stores = new ArrayList<>();
    private final Runnable begin;
    private final AtomicInteger requests = new AtomicInteger();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.paigomcp");
    private final Listening listening = new Listening();

    /** In what a world differs from one server to which people bring accounts of their own. */
    private static final class Setup {
        private String publicUrl = PUBLIC;
        private @Nullable World beside; // a server whose records it shares
        private int count = 1;
        private boolean own = true;
        private OidcSignIn.@Nullable Config company;
        private AddressPolicy documents = AddressPolicy.ANYWHERE;
        private Map<String, Account> accounts = Map.of();
        private @Nullable StoreSettings stored;
        private OAuthSettings.Bounds bounds = OAuthSettings.Bounds.DEFAULT;
        private ApplicationSettings applications = ApplicationSettings.DEFAULT;
    }

    private static World with(Consumer<Setup> difference) {
        var setup = new Setup();
        difference.accept(setup);
        return new World(setup);
    }

    private World(Setup setup) {
        clock = setup.beside == null ? new ManualClock() : setup.beside.clock;
        records = setup.beside == null ? new MemoryRecords(clock) : setup.beside.records;
        var settings = new OAuthSettings(
                new PublicUrl(URI.create(setup.publicUrl)),
                OAuthSettings.Lifetimes.DEFAULT,
                setup.bounds,
                setup.documents,
                setup.applications,
                setup.own
                        ? new Account.Template(
                                Environment.sandbox, true, paigo.baseUrl(), paigo.tokenUrl(), "https://api.example.com")
                        : null,
                setup.company);
        var sealer = sealer();
        begin = () -> {
            for (var n = 0; n < setup.count; n++) {
                var store = setup.stored == null ? null : Store.open(setup.stored, clock);
                replicas.add(AuthorizationServer.open(
                        settings,
                        id -> Optional.ofNullable(setup.accounts.get(id)),
                        store == null ? records : store.rows(),
                        sealer,
                        clock,
                        new SecureRandom(),
                        World::address));
                listeners.add(listen(replicas.get(n)));
                if (store != null) {
                    stores.add(store);
                }
            }
        };
        begin.run();
        server = replicas.get(0);
        listening.start();
        logger.setLevel(Level.ALL);
        logger.setAdditive(false);
        logger.addAppender(listening);
    }

    static World own() {
        return new World(new Setup());
    }

    /** Where browsers keep no secure cookies. */
    static World unencrypted() {
        return with(setup -> setup.publicUrl = "http://localhost");
    }

    static World bounded(OAuthSettings.Bounds bounds) {
        return with(setup -> setup.bounds = bounds);
    }

    static World allowing(ApplicationSettings applications) {
        return with(setup -> setup.applications = applications);
    }

    /** A server with another address and the same records, which is asked by the same paths. */
    World neighbour() {
        return with(setup -> {
            setup.publicUrl = "https://other.example.com";
            setup.beside = this;
        });
    }

    /** Two servers over one store, which take turns at the requests. */
    static World twins() {
        return with(setup -> setup.count = 2);
    }

    /** The same, each with connections of its own to one database, and the same seal keys. */
    static World twins(StoreSettings stored) {
        return with(setup -> {
            setup.count = 2;
            setup.stored = stored;
        });
    }

    static SecretSealer sealer() {
        return new SecretSealer(List.of(SealKeys.generate(new SecureRandom())));
    }

    /** Ends all servers, and starts them anew with what the database has. */
    void restart() {
        end();
        begin.run();
    }

    private void end() {
        listeners.forEach(listener -> ServerShutdown.within(Duration.ofSeconds(10), listener));
        replicas.forEach(AuthorizationServer::close);
        stores.forEach(Store::close);
        List.of(listeners, replicas, stores).forEach(List::clear);
    }

    private static Javalin listen(AuthorizationServer server) {
        return Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.startup.startupWatcherEnabled = false;
                    server.routes().addTo(config.routes);
                })
                .start("127.0.0.1", 0);
    }

    /** The server that a token is shown to next. */
    AuthorizationServer another() {
        return replicas.get(requests.getAndIncrement() % replicas.size());
    }

    /** Where documents may come from the internet alone, as in production. */
    static World strict() {
        return with(setup -> setup.documents = AddressPolicy.INTERNET);
    }

    static World company(OidcSignIn.Config company, Map<String, Account> accounts) {
        return with(setup -> {
            setup.own = false;
            setup.company = company;
            setup.accounts = accounts;
        });
    }

    static World both(OidcSignIn.Config company, Map<String, Account> accounts) {
        return with(setup -> {
            setup.company = company;
            setup.accounts = accounts;
        });
    }

    /** As if a proxy had said so, so that a test can be many. */
    private static String address(Context ctx) {
        var said = ctx.header("X-Test-Address");
        return said == null ? ctx.ip() : said;
    }

    /** Returns the port of the replica whose turn it is. */
    int port() {
        return listeners.get(requests.getAndIncrement() % listeners.size()).port();
    }

    URI uri(String url) {
        var port = port();
        return URI.create(url.startsWith(PUBLIC) ? "http://127.0.0.1:" + port + url.substring(PUBLIC.length()) : url);
    }

    HttpRequest.Builder request(String url) {
        return HttpRequest.newBuilder(uri(url));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            if (listeners.stream().anyMatch(one -> one.port() == response.uri().getPort())) {
                answered.add(response.headers().map() + " " + response.body());
            }
            return response;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private final class Listening extends AppenderBase<ILoggingEvent> {
        @Override
        protected void append(ILoggingEvent event) {
            var line = new StringBuilder(event.getFormattedMessage());
            for (IThrowableProxy thrown = event.getThrowableProxy(); thrown != null; thrown = thrown.getCause()) {
                line.append(' ').append(thrown.getMessage());
            }
            logged.add(line.toString());
        }
    }

    @Override
    public void close() {
        logger.detachAppender(listening);
        logger.setLevel(null);
        logger.setAdditive(true);
        end();
        paigo.close();
    }
}
