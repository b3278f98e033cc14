package io.github.imbot4j.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortalTest {

    @Test
    void neverPrintsASecret() {
        Secret secret = Secret.of("abc");
        assertThat(secret).hasToString("***");
        assertThat(new Credentials(secret, secret, Instant.EPOCH).toString()).doesNotContain("abc");
        assertThat(Secret.none()).hasToString("");
        assertThat(secret.reveal()).isEqualTo("abc");
    }

    @Test
    void matchesASecretByItsValueAndAnAbsentOneNever() {
        assertThat(Secret.of("abc").matches(Secret.of("abc"))).isTrue();
        assertThat(Secret.of("abc").matches(Secret.of("abd"))).isFalse();
        assertThat(Secret.of("abc").matches(Secret.none())).isFalse();
        assertThat(Secret.none().matches(Secret.of(""))).isFalse();
        assertThat(Secret.of("")).isSameAs(Secret.none());
    }

    @Test
    void comparesSecretsAsValues() {
        assertThat(Secret.of("abc")).isEqualTo(Secret.of("abc")).hasSameHashCodeAs(Secret.of("abc"));
        assertThat(Secret.of("abc")).isNotEqualTo(Secret.of("b")).isNotEqualTo("abc");
        assertThat(Secret.of("abc").isPresent()).isTrue();
    }

    @Test
    void tellsSecretsApartByFingerprintsThatTellNothing() {
        assertThat(Secret.of("abc").fingerprint())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
                .isEqualTo(Secret.of("abc").fingerprint())
                .isNotEqualTo(Secret.of("abd").fingerprint());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "../x", "a\n", "ё", "a.b"})
    void refusesAMemberIdOfAnotherShape(String memberId) {
        assertThat(PortalId.isValid(memberId)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PortalId(memberId))
                .withMessageContaining("member_id");
    }

    @Test
    void boundsTheLengthOfAMemberId() {
        assertThat(PortalId.isValid("a".repeat(64))).isTrue();
        assertThat(PortalId.isValid("a".repeat(65))).isFalse();
    }

    @Test
    void sortsAndPrintsPortalsByMemberId() {
        assertThat(new PortalId("a")).isLessThan(new PortalId("b")).hasToString("a");
    }

    @Test
    void namesAPortalByItsHost() {
        Portal portal = new Portal(new PortalId("a"), Endpoint.of("https://ACME.bitrix24.com/rest/"));
        assertThat(portal.domain()).isEqualTo("acme.bitrix24.com");
        assertThat(portal.endpoint().method("app.info"))
                .isEqualTo(URI.create("https://acme.bitrix24.com/rest/app.info"));
        assertThat(portal.endpoint()).hasToString("https://acme.bitrix24.com/rest/");
    }
}
