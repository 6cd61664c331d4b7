package dev.paigomcp;

import dev.paigomcp.config.Settings;
import java.io.IOException;

final class LibraryOverStdioTest extends LibraryTests {
    @Override
    Program start(Settings settings) throws IOException {
        var account = App.openLocal(settings);
        return new Program(new AskedByStdio(account), account.demo("local").orElseThrow(), account);
    }
}
