package dev.paigomcp;

import dev.paigomcp.config.Settings;

final class LibraryOverHttpTest extends LibraryTests {
    @Override
    Program start(Settings settings) {
        var app = App.open(settings);
        return new Program(
                new AskedByHttp(app.serve().port()), app.demo("local").orElseThrow(), app);
    }
}
