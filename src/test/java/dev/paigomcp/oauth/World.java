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

    private World(
            int count,
            boolean own,
            OidcSignIn.@Nullable Config company,
            AddressPolicy documents,
            Map<String, Account> accounts,
            @Nullable StoreSettings stored,
            OAuthSettings.Bounds bounds,
            ApplicationSettings applications) {
        this(PUBLIC, null, count, own, company, documents, accounts, stored, bounds, applications);
    }

    /** @param beside a server whose records it shares; null if there is none */
    private World(
            String publicUrl,
            @Nullable World beside,
            int count,
            boolean own,
            OidcSignIn.@Nullable Config company,
            AddressPolicy documents,
            Map<String, Account> accounts,
            @Nullable StoreSettings stored,
            OAuthSettings.Bounds bounds,
            ApplicationSettings applications) {
        clock = beside == null ? new ManualClock() : beside.clock;
        records = beside == null ? new MemoryRecords(clock) : beside.records;
        var settings = new OAuthSettings(
                new PublicUrl(URI.create(publicUrl)),
                OAuthSettings.Lifetimes.DEFAULT,
                bounds,
                documents,
                applications,
                own
                        ? new Account.Template(
                                Environment.sandbox, true, paigo.baseUrl(), paigo.tokenUrl(), "https://api.example.com")
                        : null,
                company);
        var sealer = sealer();
        begin = () -> {
            for (var n = 0; n < count; n++) {
                var store = stored == null ? null : Store.open(stored, clock);
                replicas.add(AuthorizationServer.open(
                        settings,
                        id -> Optional.ofNullable(accounts.get(id)),
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
        return new World(
                1,
                true,
                null,
                AddressPolicy.ANYWHERE,
                Map.of(),
                null,
                OAuthSettings.Bounds.DEFAULT,
                ApplicationSettings.DEFAULT);
    }

    static World bounded(OAuthSettings.Bounds bounds) {
        return new World(1, true, null, AddressPolicy.ANYWHERE, Map.of(), null, bounds, ApplicationSettings.DEFAULT);
    }

    static World allowing(ApplicationSettings applications) {
        return new World(
                1, true, null, AddressPolicy.ANYWHERE, Map.of(), null, OAuthSettings.Bounds.DEFAULT, applications);
    }

    /** A server with another address and the same records, which is asked by the same paths. */
    World neighbour() {
        return new World(
                "https://other.example.com",
                this,
                1,
                true,
                null,
                AddressPolicy.ANYWHERE,
                Map.of(),
                null,
                OAuthSettings.Bounds.DEFAULT,
                ApplicationSettings.DEFAULT);
    }

    /** Two servers over one store, which take turns at the requests. */
    static World twins() {
        return new World(
                2,
                true,
                null,
                AddressPolicy.ANYWHERE,
                Map.of(),
                null,
                OAuthSettings.Bounds.DEFAULT,
                ApplicationSettings.DEFAULT);
    }

    /** The same, each with connections of its own to one database, and the same seal keys. */
    static World twins(StoreSettings stored) {
        return new World(
                2,
                true,
                null,
                AddressPolicy.ANYWHERE,
                Map.of(),
                stored,
                OAuthSettings.Bounds.DEFAULT,
                ApplicationSettings.DEFAULT);
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
        return new World(
                1,
                true,
                null,
                AddressPolicy.INTERNET,
                Map.of(),
                null,
                OAuthSettings.Bounds.DEFAULT,
                ApplicationSettings.DEFAULT);
    }

    static World company(OidcSignIn.Config company, Map<String, Account> accounts) {
        return new World(
                1,
                false,
                company,
                AddressPolicy.ANYWHERE,
                accounts,
                null,
                OAuthSettings.Bounds.DEFAULT,
                ApplicationSettings.DEFAULT);
    }

    static World both(OidcSignIn.Config company, Map<String, Account> accounts) {
        return new World(
                1,
                true,
                company,
                AddressPolicy.ANYWHERE,
                accounts,
                null,
                OAuthSettings.Bounds.DEFAULT,
                ApplicationSettings.DEFAULT);
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
