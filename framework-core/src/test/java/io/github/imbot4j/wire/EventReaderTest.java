package io.github.imbot4j.wire;

import static io.github.imbot4j.wire.RecordedPost.RECEIVED;
import static io.github.imbot4j.wire.RecordedPost.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.imbot4j.event.AppInstalled;
import io.github.imbot4j.event.AppUninstalled;
import io.github.imbot4j.event.MessageReceived;
import io.github.imbot4j.phpform.FormException;
import io.github.imbot4j.phpform.FormTree;
import io.github.imbot4j.portal.Credentials;
import io.github.imbot4j.portal.Secret;
import io.github.imbot4j.wire.generation.Generations;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {

    private static final RecordedPost MESSAGE = named("message-add-private");

    @ParameterizedTest
    @ValueSource(strings = {"ONIMBOTMESSAGEADD", "OnImBotMessageAdd", "onimbotmessageadd", " onImbotMessageAdd "})
    void takesAnEventNameInAnyCase(String name) {
        PortalPost portalPost = MESSAGE.with("event", name).read();
        assertThat(portalPost.name()).isEqualTo("ONIMBOTMESSAGEADD");
        assertThat(portalPost.events())
                .hasOnlyElementsOfType(MessageReceived.class)
                .hasSize(1);
    }

    @Test
    void tellsWhichBindingTheEventCameBy() {
        assertThat(MESSAGE.read().handlerId()).isEqualTo(403);
        assertThat(MESSAGE.without("event_handler_id").read().handlerId()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "2026-02-24", "-1", "0", "1771928985.5", "99999999999999999999", "12"})
    void takesTheTimeOfArrivalForATimeThatIsNone(String ts) {
        assertThat(raisedAt(MESSAGE.with("ts", ts))).isEqualTo(RECEIVED);
        assertThat(raisedAt(MESSAGE.without("ts"))).isEqualTo(RECEIVED);
    }

    @Test
    void readsTheTimeOfTheEvent() {
        assertThat(raisedAt(MESSAGE.with("ts", 1771928985))).isEqualTo(Instant.ofEpochSecond(1771928985));
    }

    @Test
    void readsTheClaimOfAnEvent() {
        UnverifiedAuth unverifiedAuth = MESSAGE.read().claim();
        assertThat(unverifiedAuth)
                .isEqualTo(new UnverifiedAuth(
                        "bac1cd5c8940947a75e0d71b1a84e348",
                        Secret.of("831c76b092f9f135d9b66c3a720757"),
                        new Credentials(
                                Secret.of("a98b9d690000071b000008440000001b0000071d8a2"),
                                Secret.of("990ac569071b000008440000001b000007f80ccc35b5e3"),
                                Instant.ofEpochSecond(1771932585)),
                        "some-domain.bitrix24.com",
                        "https://some-domain.bitrix24.com/rest/",
                        "https://oauth.bitrix.info/rest/",
                        "imbot",
                        "F",
                        27));
        assertThat(unverifiedAuth.toString()).doesNotContain("831c76", "a98b9d", "990ac5");
    }

    /** transport §7 no. 35: inner blocks are not authenticated. */
    @Test
    void countsAnApplicationTokenAtTheTopOnly() {
        RecordedPost inner = MESSAGE.without("auth[application_token]");
        assertThat(inner.form()).asString().contains("application_token");
        assertThat(inner.read().claim().applicationToken().isPresent()).isFalse();
        RecordedPost flat = inner.with("application_token", "x").with("APPLICATION_TOKEN", "x");
        assertThat(flat.read().claim().applicationToken().isPresent()).isFalse();
    }

    @Test
    void readsAClaimWithoutTokens() {
        for (String name :
                new String[] {"open-line-message", "open-line-join", "message-webhook-bot", "app-uninstall"}) {
            UnverifiedAuth unverifiedAuth = named(name).read().claim();
            assertThat(unverifiedAuth.credentials())
                    .as(name)
                    .isEqualTo(new Credentials(Secret.none(), Secret.none(), Instant.EPOCH));
            assertThat(unverifiedAuth.applicationToken().isPresent()).as(name).isTrue();
            assertThat(unverifiedAuth.userId()).as(name).isZero();
        }
        assertThat(named("message-webhook-bot")
                        .read()
                        .claim()
                        .applicationToken()
                        .reveal())
                .isEqualTo("customq7f3k1z9");
    }

    @ParameterizedTest
    @CsvSource({
        "1771932585, 3600, 2026-02-24T11:29:45Z",
        "'', 3600, 2026-02-24T11:29:45Z",
        "soon, 3600, 2026-02-24T11:29:45Z",
        "3600, 60, 2026-02-24T10:30:45Z",
        "'', '', 1970-01-01T00:00:00Z",
        "'', -5, 1970-01-01T00:00:00Z",
        "99999999999, 9999999999, 1970-01-01T00:00:00Z",
    })
    void reckonsWhenATokenDies(String expires, String expiresIn, Instant dies) {
        RecordedPost post = MESSAGE.with("auth[expires]", expires).with("auth[expires_in]", expiresIn);
        assertThat(post.read().claim().credentials().expiresAt()).isEqualTo(dies);
    }

    @Test
    void countsFromTheTimeOfArrivalWhereThePostTellsNone() {
        RecordedPost post = MESSAGE.without("auth[expires]", "ts");
        assertThat(post.read().claim().credentials().expiresAt()).isEqualTo(RECEIVED.plusSeconds(3600));
    }

    @Test
    void knowsNoTimeWhereNeitherPostNorArrivalTellsOne() {
        PortalPost portalPost = new EventReader(Generations.all())
                .read(MESSAGE.without("auth[expires]", "ts").tree(), Instant.EPOCH);
        assertThat(portalPost.claim().credentials().expiresAt()).isEqualTo(Instant.EPOCH);
        assertThat(portalPost.events().get(0).origin().raisedAt()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void namesTheEventsItReads() {
        assertThat(new EventReader(Generations.all()).names())
                .hasSize(18)
                .contains(
                        "ONIMBOTMESSAGEADD", "ONIMBOTV2MESSAGEADD", "ONIMCOMMANDADD", "ONAPPINSTALL", "ONAPPUNINSTALL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"message-add-private", "bot-delete", "app-install", "command-group"})
    void refusesAPostThatNamesNoPortal(String name) {
        refuse(named(name).without("auth[member_id]"), "auth[member_id]");
        refuse(named(name).with("auth[member_id]", "../../etc"), "auth[member_id]");
        refuse(named("app-install-flat").without("member_id"), "\"member_id\"");
        refuse(named("install-page").without("member_id"), "\"member_id\"");
    }

    @Test
    void refusesAFormThatIsNoPost() {
        refuse(MESSAGE.without("event"), "event");
        refuse(MESSAGE.with("event", java.util.Map.of("0", "ONIMBOTMESSAGEADD")), "event");
        assertThatExceptionOfType(FormException.class)
                .isThrownBy(() -> new EventReader(Generations.all()).read(FormTree.EMPTY, RECEIVED))
                .withMessageContaining("AUTH_ID");
    }

    @Test
    void keepsAnUnknownEventAndItsClaim() {
        PortalPost portalPost =
                MESSAGE.with("event", "OnImBotV3Sneezed").without("auth").read();
        assertThat(portalPost.name()).isEqualTo("ONIMBOTV3SNEEZED");
        assertThat(portalPost.events()).isEmpty();
        assertThat(portalPost.claim().memberId()).isEmpty();
    }

    @Test
    void readsTheInstallPage() {
        PortalPost portalPost = named("install-page").read();
        assertThat(portalPost.name()).isEqualTo(EventReader.INSTALL_PAGE);
        assertThat(portalPost.claim())
                .isEqualTo(new UnverifiedAuth(
                        "a223c6b3710f85df22e9377d6c4f7553",
                        Secret.of("ec1b2074a9d3f5c81b6e40d27a95cf38"),
                        new Credentials(
                                Secret.of("ahodg4h37n89vo17gbkgq0x1l825nnb5"),
                                Secret.of("2lg086mxijlpvwh0h7r4nl19udm4try5"),
                                RECEIVED.plusSeconds(3600)),
                        "portal.bitrix24.com",
                        "",
                        "https://oauth.bitrix.info/rest/",
                        "crm,entity,im,task",
                        "F",
                        0));
        assertThat(portalPost.events()).singleElement().isInstanceOfSatisfying(AppInstalled.class, installed -> {
            assertThat(installed.origin().raisedAt()).isEqualTo(RECEIVED);
            assertThat(installed.origin().language()).isEqualTo("en");
            assertThat(installed.finished()).isFalse();
            assertThat(installed.placement()).isEqualTo("DEFAULT");
            assertThat(installed.placementOptions()).isEmpty();
        });
    }

    @Test
    void readsTheInstallPageWithEverythingInItsForm() {
        FormTree form = named("install-page")
                .with("DOMAIN", "p.example")
                .with("LANG", "de")
                .tree();
        PortalPost portalPost = new EventReader(Generations.all()).read(form, RECEIVED);
        assertThat(portalPost.claim().domain()).isEqualTo("p.example");
        assertThat(portalPost.events().get(0).origin().language()).isEqualTo("de");
    }

    /** transport §7 no. 37. */
    @ParameterizedTest
    @CsvSource({"'',''", "undefined,''", "'{\"a\":1}','{\"a\":1}'"})
    void readsPlacementOptionsThatMayBeNone(String said, String read) {
        PortalPost portalPost =
                named("install-page").with("PLACEMENT_OPTIONS", said).read();
        assertThat(((AppInstalled) portalPost.events().get(0)).placementOptions())
                .isEqualTo(read);
    }

    /** transport §5.4 no. 14: the address has no say in an event. */
    @Test
    void readsAnEventFromItsFormOnly() {
        FormTree query = named("app-install").tree();
        assertThatExceptionOfType(FormException.class)
                .isThrownBy(() -> new EventReader(Generations.all()).read(query, FormTree.EMPTY, RECEIVED));
        PortalPost portalPost = new EventReader(Generations.all()).read(query, MESSAGE.tree(), RECEIVED);
        assertThat(portalPost).isEqualTo(MESSAGE.read());
    }

    /** observed no. 12. */
    @Test
    void readsAnInstallEventWithFlatKeys() {
        PortalPost portalPost = named("app-install-flat").read();
        assertThat(portalPost.name()).isEqualTo("ONAPPINSTALL");
        assertThat(portalPost.claim().memberId()).isEqualTo("a223c6b3710f85df22e9377d6c4f7553");
        assertThat(portalPost.claim().applicationToken().reveal()).isEqualTo("ec1b2074a9d3f5c81b6e40d27a95cf38");
        assertThat(portalPost.claim().domain()).isEqualTo("portal.bitrix24.com");
        assertThat(((AppInstalled) portalPost.events().get(0)).version()).isEqualTo("1");
    }

    @Test
    void readsAnInstallEventThatIsFlatThroughout() {
        RecordedPost flat = named("app-install-flat")
                .without("data", "AUTH_ID", "APPLICATION_TOKEN")
                .with("access_token", "abc")
                .with("application_token", "def")
                .with("client_endpoint", "https://portal.bitrix24.com/rest/")
                .with("VERSION", "3");
        PortalPost portalPost = flat.read();
        assertThat(portalPost.claim().credentials().accessToken().reveal()).isEqualTo("abc");
        assertThat(portalPost.claim().applicationToken().reveal()).isEqualTo("def");
        assertThat(portalPost.claim().clientEndpoint()).isEqualTo("https://portal.bitrix24.com/rest/");
        assertThat(((AppInstalled) portalPost.events().get(0)).version()).isEqualTo("3");
    }

    @Test
    void takesFlatKeysForNothingElseThanAnInstallation() {
        PortalPost portalPost =
                named("app-install-flat").with("event", "ONOTHER").read();
        assertThat(portalPost.claim().applicationToken().isPresent()).isFalse();
        refuse(named("app-install-flat").with("event", "ONAPPUNINSTALL"), "auth[member_id]");
    }

    @ParameterizedTest
    @CsvSource({"1,true", "0,false", "Y,true", "N,false", "'',false"})
    void readsWhetherToCleanUp(String said, boolean clean) {
        PortalPost portalPost = named("app-uninstall").with("data[CLEAN]", said).read();
        assertThat(((AppUninstalled) portalPost.events().get(0)).clean()).isEqualTo(clean);
    }

    private static Instant raisedAt(RecordedPost post) {
        return post.read().events().get(0).origin().raisedAt();
    }

    private static void refuse(RecordedPost post, String key) {
        assertThatExceptionOfType(FormException.class)
                .isThrownBy(post::read)
                .withMessageContaining(key)
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(400));
    }
}
