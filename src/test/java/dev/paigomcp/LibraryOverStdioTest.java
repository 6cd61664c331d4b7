package dev.paigomcp;

import java.io.IOException;

final class LibraryOverStdioTest extends LibraryTests {
    @Override
    Asked ask(App app) throws IOException {
        return new AskedByStdio(app);
    }
}
