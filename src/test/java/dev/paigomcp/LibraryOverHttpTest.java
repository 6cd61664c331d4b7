package dev.paigomcp;

final class LibraryOverHttpTest extends LibraryTests {
    @Override
    Asked ask(App app) {
        return new AskedByHttp(app.serve().port());
    }
}
