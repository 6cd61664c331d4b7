package dev.paigomcp.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectEncrypter;
import dev.paigomcp.common.Secret;
import dev.paigomcp.config.ConfigException;
import dev.paigomcp.config.HostingSettings.SealKey;
import dev.paigomcp.config.SealKeyReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretSealerTest {
    private static final String PURPOSE = "paigo secret of acme";
    private static final Secret SECRET = new Secret("sk_live_\u00e4 \"quoted\" \ud83d\ude00");

    private final SealKey old = SealKeys.generate(new SecureRandom());
    private final SealKey young = SealKeys.generate(new SecureRandom());

    @TempDir
    private Path folder;

    private SecretSealer sealer(SealKey... keys) {
        return new SecretSealer(SealKeys.load(List.of(keys), folder).keys());
    }

    private static Optional<String> opened(SecretSealer sealer, String sealed) {
        return sealer.open(sealed, PURPOSE).map(Secret::reveal);
    }

    @Test
    void opensWhatItSealed() {
        var sealed = sealer(old).seal(SECRET, PURPOSE);

        assertThat(opened(sealer(old), sealed)).contains(SECRET.reveal());
        assertThat(new String(
                        Base64.getUrlDecoder().decode(sealed.substring(0, sealed.indexOf('.'))),
                        StandardCharsets.UTF_8))
                .contains("\"alg\":\"dir\"", "\"enc\":\"A256GCM\"", "\"kid\":\"" + old.id() + "\"")
                .doesNotContain("acme");
    }

    @Test
    void sealsTheSameDifferentlyEachTime() {
        var sealer = sealer(old);

        assertThat(sealer.seal(SECRET, PURPOSE)).isNotEqualTo(sealer.seal(SECRET, PURPOSE));
    }

    @Test
    void opensForItsPurposeAlone() {
        var sealed = sealer(old).seal(SECRET, PURPOSE);

        assertThat(sealer(old).open(sealed, "paigo secret of globex")).isEmpty();
        assertThat(sealer(old).open(sealed, "")).isEmpty();
    }

    @Test
    void aNewFirstKeySealsWhileOlderOnesStillOpen() {
        var before = sealer(old).seal(SECRET, PURPOSE);
        var rotated = sealer(young, old);
        var after = rotated.seal(SECRET, PURPOSE);

        assertThat(opened(rotated, before)).contains(SECRET.reveal());
        assertThat(opened(rotated, after)).contains(SECRET.reveal());
        assertThat(opened(sealer(young), after)).contains(SECRET.reveal());
        assertThat(opened(sealer(young), before)).as("of a key that is gone").isEmpty();
        assertThat(opened(sealer(old), after)).as("of a key not yet known").isEmpty();
    }

    @Test
    void aKeyOfTheSameIdButOtherBytesOpensNothing() {
        var sealed = sealer(old).seal(SECRET, PURPOSE);

        assertThat(opened(sealer(new SealKey(old.id(), young.key())), sealed)).isEmpty();
    }

    @Test
    void aChangeOfAnyCharacterOpensNothing() {
        var sealer = sealer(old);
        var sealed = sealer.seal(SECRET, PURPOSE);

        for (var at = 0; at < sealed.length(); at++) {
            var other = sealed.charAt(at) == 'A' ? 'Q' : 'A'; // which differ in bits that base64url keeps
            var changed = sealed.substring(0, at) + other + sealed.substring(at + 1);
            assertThat(opened(sealer, changed)).as("character %d", at).isEmpty();
        }
        assertThat(opened(sealer, sealed.substring(0, sealed.length() - 4))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "....", "a.b.c", "eyJhbGciOiJub25lIn0..", "eyJhbGciOiJkaXIifQ....", "\0"})
    void whatIsNoSealOpensNothing(String text) {
        assertThat(opened(sealer(old), text)).isEmpty();
    }

    @Test
    void anotherMethodOrACompressedSealOpensNothing() throws JOSEException {
        var key = Base64.getUrlDecoder().decode(old.key().reveal());
        var payload = Map.<String, Object>of("purpose", PURPOSE, "secret", "x");
        var same = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM).keyID(old.id());
        var compressed = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                .keyID(old.id())
                .compressionAlgorithm(CompressionAlgorithm.DEF);
        var other = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A128CBC_HS256).keyID(old.id());
        var nameless = new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM);

        assertThat(opened(sealer(old), sealed(same, key, payload))).contains("x");
        assertThat(opened(sealer(old), sealed(compressed, key, payload))).isEmpty();
        assertThat(opened(sealer(old), sealed(other, key, payload))).isEmpty();
        assertThat(opened(sealer(old), sealed(nameless, key, payload))).isEmpty();
        assertThat(opened(sealer(old), sealed(same, key, Map.of("secret", "x"))))
                .isEmpty();
        assertThat(opened(sealer(old), sealed(same, key, Map.of("purpose", PURPOSE, "secret", 1))))
                .isEmpty();
    }

    private static String sealed(JWEHeader.Builder header, byte[] key, Map<String, Object> payload)
            throws JOSEException {
        var object = new JWEObject(header.build(), new Payload(payload));
        object.encrypt(new DirectEncrypter(key));
        return object.serialize();
    }

    private static SecretSealer sealer(SealKeys keys) {
        return new SecretSealer(keys.keys());
    }

    @Test
    void withoutAKeyOneIsMadeInTheDataDirectoryAndKept() throws IOException {
        var first = SealKeys.load(List.of(), folder.resolve("data"));
        var again = SealKeys.load(List.of(), folder.resolve("data"));

        var file = folder.resolve("data/seal.keys");
        var written = Files.readString(file).strip();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(opened(sealer(again), sealer(first).seal(SECRET, PURPOSE))).contains(SECRET.reveal());
        assertThat(first.description())
                .contains(file.toString(), written.substring(0, written.indexOf(':')))
                .doesNotContain(written.substring(written.indexOf(':') + 1));
        try (var files = Files.list(folder.resolve("data"))) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void serversThatStartAtOnceMakeOneKey() throws Exception {
        var pool = Executors.newFixedThreadPool(8);
        try {
            var started = IntStream.range(0, 8)
                    .mapToObj(i -> pool.submit(() -> SealKeys.load(List.of(), folder.resolve("data"))))
                    .toList();
            var sealed = sealer(started.get(0).get()).seal(SECRET, PURPOSE);
            for (var one : started) {
                assertThat(opened(sealer(one.get()), sealed)).contains(SECRET.reveal());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aBrokenKeyFileStopsTheStartAndIsLeftAsItIs() throws IOException {
        var file = Files.writeString(folder.resolve("seal.keys"), "k1:" + "A".repeat(20));

        assertThatThrownBy(() -> SealKeys.load(List.of(), folder))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll(file.toString(), "entry 1", "seal-key")
                .hasMessageNotContaining("A".repeat(20));
        assertThat(Files.readString(file)).isEqualTo("k1:" + "A".repeat(20));
    }

    @Test
    void aNewKeyIsOneThatIsTaken() {
        var problems = new ArrayList<String>();

        var read = new SealKeyReader("here", problems).read(SealKeys.format(old) + ",\n" + SealKeys.format(young));

        assertThat(problems).isEmpty();
        assertThat(read).extracting(SealKey::id).containsExactly(old.id(), young.id());
        assertThat(read.get(0).key().reveal()).isEqualTo(old.key().reveal());
        assertThat(old.toString()).doesNotContain(old.key().reveal());
        assertThat(old.id()).isNotEqualTo(young.id());
    }
}
