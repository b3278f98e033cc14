package io.github.imbot4j.install;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.imbot4j.install.EventVerification.Accepted;
import io.github.imbot4j.install.EventVerification.Late;
import io.github.imbot4j.install.EventVerification.Refused;
import io.github.imbot4j.portal.Credentials;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.wire.UnverifiedAuth;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class EventVerifierTest {

    private final FakeClock clock = new FakeClock();
    private final Tenants tenants = new MemoryTenants();
    private final EventVerifier verifier = new EventVerifier(tenants, clock);

    @BeforeEach
    void installed() {
        tenants.save(FakePortal.tenant());
    }

    private static UnverifiedAuth claim(String memberId, Secret applicationToken) {
        Credentials none = new Credentials(Secret.none(), Secret.none(), Instant.EPOCH);
        return new UnverifiedAuth(memberId, applicationToken, none, "", "", "", "", "", 0);
    }

    private static UnverifiedAuth ours() {
        return claim(FakePortal.MEMBER_ID, FakePortal.APPLICATION_TOKEN);
    }

    private static void assertRefused(EventVerification verification, String reason) {
        assertThat(verification)
                .asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
                .extracting(Refused::reason, InstanceOfAssertFactories.STRING)
                .contains(reason)
                .doesNotContain(FakePortal.APPLICATION_TOKEN.reveal());
    }

    @Test
    void acceptsAnEventThatKnowsTheToken() {
        assertThat(verifier.verify(ours(), clock.instant())).isEqualTo(new Accepted(FakePortal.tenant()));
    }

    @Test
    void believesNothingElseOfTheEvent() {
        UnverifiedAuth lying = new UnverifiedAuth(
                FakePortal.MEMBER_ID,
                FakePortal.APPLICATION_TOKEN,
                new Credentials(Secret.of("stolen"), Secret.of("other chain"), Instant.MAX),
                "evil.example.com",
                "https://evil.example.com/rest/",
                "https://evil.example.com/rest/",
                "everything",
                "P",
                1);

        assertThat(verifier.verify(lying, clock.instant())).isEqualTo(new Accepted(FakePortal.tenant()));
        assertThat(tenants.all()).containsExactly(FakePortal.tenant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../../etc/passwd", "a b", "é", "\u0000"})
    void refusesAMalformedMemberId(String memberId) {
        assertRefused(verifier.verify(claim(memberId, FakePortal.APPLICATION_TOKEN), clock.instant()), "malformed");
    }

    @Test
    void refusesAnUnknownPortal() {
        assertRefused(
                verifier.verify(claim("b".repeat(32), FakePortal.APPLICATION_TOKEN), clock.instant()), "not installed");
    }

    @Test
    void refusesAWrongToken() {
        assertRefused(verifier.verify(claim(FakePortal.MEMBER_ID, Secret.of("wrong")), clock.instant()), "token");
    }

    @Test
    void refusesAnAbsentToken() {
        assertRefused(verifier.verify(claim(FakePortal.MEMBER_ID, Secret.none()), clock.instant()), "token");
    }

    @Test
    void refusesAnAbsentTokenEvenIfNoneIsStored() {
        Tenant tenant = FakePortal.tenant();
        tenants.save(SampleTenants.of(tenant.portal(), Secret.none(), tenant.credentials(), tenant.installedAt()));

        assertRefused(verifier.verify(claim(FakePortal.MEMBER_ID, Secret.none()), clock.instant()), "token");
    }

    @Test
    void tellsALateEventOfAPortalThatUninstalledFromAForgedOne() {
        Tenant gone = FakePortal.tenant().uninstalled(clock.instant());
        tenants.save(gone);

        assertThat(verifier.verify(ours(), clock.instant())).isEqualTo(new Late(gone));
        assertRefused(verifier.verify(claim(FakePortal.MEMBER_ID, Secret.of("wrong")), clock.instant()), "token");
        assertRefused(verifier.verify(ours(), clock.instant().minus(Duration.ofHours(25))), "24 hours");
    }

    @Test
    void refusesAnEventOlderThanADay() {
        Instant now = clock.instant();

        assertRefused(verifier.verify(ours(), now.minus(Duration.ofHours(24)).minusSeconds(1)), "24 hours");
        assertThat(verifier.verify(ours(), now.minus(Duration.ofHours(24)))).isInstanceOf(Accepted.class);
    }

    @Test
    void refusesAnEventOfTheFuture() {
        Instant now = clock.instant();

        assertRefused(verifier.verify(ours(), now.plus(Duration.ofMinutes(10)).plusSeconds(1)), "10 minutes");
        assertThat(verifier.verify(ours(), now.plus(Duration.ofMinutes(10)))).isInstanceOf(Accepted.class);
    }

    @Test
    void uninstallsSoftly() {
        EventVerification verification = verifier.uninstall(ours(), clock.instant());

        Tenant gone = FakePortal.tenant().uninstalled(clock.instant());
        assertThat(verification).isEqualTo(new Accepted(gone));
        assertThat(tenants.all()).containsExactly(gone);
    }

    @Test
    void doesNotUninstallWithoutTheToken() {
        assertRefused(verifier.uninstall(claim(FakePortal.MEMBER_ID, Secret.none()), clock.instant()), "token");
        assertThat(tenants.all()).containsExactly(FakePortal.tenant());
    }

    @Test
    void doesNotUninstallTwice() {
        verifier.uninstall(ours(), clock.instant());
        clock.advance(Duration.ofMinutes(1));

        Tenant gone = tenants.all().get(0);
        assertThat(verifier.uninstall(ours(), clock.instant())).isEqualTo(new Late(gone));
        assertThat(tenants.all()).containsExactly(gone);
    }

    @Test
    void keepsAnInstallThatOvertookAnUninstall() {
        Instant before = FakePortal.tenant().installedAt().minusSeconds(1);

        assertRefused(verifier.uninstall(ours(), before), "older than its install");
        assertThat(tenants.all()).containsExactly(FakePortal.tenant());
    }

    @Test
    void uninstallsInTheSecondOfTheInstall() {
        Tenant tenant = FakePortal.tenant();
        Instant installed = clock.instant().plusMillis(900);
        tenants.save(SampleTenants.of(tenant.portal(), tenant.applicationToken(), tenant.credentials(), installed));

        assertThat(verifier.uninstall(ours(), clock.instant())).isInstanceOf(Accepted.class);
    }

    private void guess(int times) {
        for (int i = 0; i < times; i++) {
            assertRefused(
                    verifier.verify(claim(FakePortal.MEMBER_ID, Secret.of("guess" + i)), clock.instant()), "token");
        }
    }

    @Test
    void namesThePortalWhoseTokenIsGuessedAsLongAsThatGoesOn() {
        guess(4_000);
        clock.advance(Duration.ofMinutes(30));
        guess(30);

        assertThat(verifier.notices())
                .singleElement()
                .asString()
                .startsWith("4,030 posts with a wrong application token in the last hour: portal "
                        + FakePortal.MEMBER_ID + " (portal.bitrix24.com). ")
                .contains("block", "Reinstall")
                .doesNotContain("guess0", FakePortal.APPLICATION_TOKEN.reveal());
        clock.advance(Duration.ofMinutes(31));
        assertThat(verifier.notices()).singleElement().asString().startsWith("30 posts");
        clock.advance(Duration.ofMinutes(30));
        assertThat(verifier.notices()).isEmpty();
    }

    @Test
    void countsUpdatesWithAnotherTokenAsGuesses() {
        for (int i = 0; i < 11; i++) {
            verifier.otherToken(claim(FakePortal.MEMBER_ID, Secret.of("guess" + i)));
            verifier.otherToken(claim("../..", Secret.of("guess" + i)));
        }

        assertThat(verifier.notices()).singleElement().asString().startsWith("11 posts");
    }

    @Test
    void saysNothingOfAFewWrongTokens() {
        guess(10);

        assertThat(verifier.notices()).isEmpty();
    }

    @Test
    void writesOneLineAnHourOfGuesses() {
        Logger logger = (Logger) LoggerFactory.getLogger(WrongTokens.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);
        try {
            guess(1_000);
            clock.advance(Duration.ofMinutes(59));
            guess(1_000);
            assertThat(lines.list).hasSize(1);
            clock.advance(Duration.ofMinutes(1));
            guess(1_000);
            assertThat(lines.list)
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line.getFormattedMessage()).contains(FakePortal.MEMBER_ID));
        } finally {
            logger.detachAppender(lines);
        }
    }

    @Test
    void namesThePortalWhoseClockIsAhead() {
        verifier.verify(ours(), clock.instant().plus(Duration.ofMinutes(25)));
        clock.advance(Duration.ofMinutes(5));
        verifier.verify(ours(), clock.instant().plus(Duration.ofMinutes(25)));

        assertThat(verifier.notices())
                .singleElement()
                .asString()
                .startsWith("portal " + FakePortal.MEMBER_ID
                        + " (portal.bitrix24.com): its clock is 25 minutes ahead of ours")
                .contains("refused (2 in the last hour)", "Set the clock");
        verifier.verify(ours(), clock.instant());
        assertThat(verifier.notices()).isEmpty();
    }

    @Test
    void namesThePortalWhoseClockIsBehind() {
        verifier.verify(ours(), clock.instant().minus(Duration.ofHours(26)));

        assertThat(verifier.notices()).singleElement().asString().contains("26 hours behind ours");
        clock.advance(Duration.ofHours(1));
        assertThat(verifier.notices()).isEmpty();
    }

    @Test
    void believesNobodyAboutAClockWithoutTheToken() {
        verifier.verify(
                claim(FakePortal.MEMBER_ID, Secret.of("wrong")), clock.instant().plus(Duration.ofMinutes(25)));

        assertThat(verifier.notices()).isEmpty();
    }
}
