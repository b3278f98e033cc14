package io.github.imbot4j.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.imbot4j.emulator.log.Exchange;
import io.github.imbot4j.emulator.state.App;
import io.github.imbot4j.emulator.state.Limits;
import io.github.imbot4j.emulator.state.PortalClock;
import io.github.imbot4j.emulator.state.Token;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The official JavaScript SDK ({@code @bitrix24/b24jssdk}) is served as a portal serves it: all its requests over OAuth go to
 * {@code /rest//{method}}. Skipped, with the reason, where there is neither node nor the package.
 */
class JsSdkTest {

    private static final String PACKAGE = "@bitrix24/b24jssdk@2.2.0";

    /** Kept between runs, until the build folder is cleaned. */
    private static final Path HOME = Path.of("target", "js-sdk");

    @Test
    void thirtyCallsOfTheOfficialSdkAreAnswered() throws IOException, InterruptedException {
        install();
        try (EmulatedPortal portal = EmulatedPortal.start(new EmulatedPortal.Options(
                "127.0.0.1", 0, false, Limits.STANDARD, PortalClock.running(), Optional.of((url, form) -> 200)))) {
            Files.copy(
                    Path.of("src/test/resources/js-sdk/calls.mjs"),
                    HOME.resolve("calls.mjs"),
                    StandardCopyOption.REPLACE_EXISTING);

            List<JsonNode> answers = run(List.of("node", "calls.mjs", given(portal)), 60)
                    .lines()
                    .filter(line -> line.startsWith("{\"method\""))
                    .map(Contract.JSON::readTree)
                    .toList();

            assertThat(answers)
                    .filteredOn(answer -> answer.has("errors"))
                    .singleElement()
                    .satisfies(answer -> {
                        assertThat(answer.path("method").asString()).isEqualTo("calendar.event.get");
                        assertThat(answer.path("errors").toString()).contains("Method not found");
                    });
            assertThat(answers).hasSizeGreaterThan(30);
            assertThat(portal.traffic().calls())
                    .extracting(Exchange.RestCall::status)
                    .filteredOn(status -> status == 200)
                    .hasSizeGreaterThanOrEqualTo(30);
            assertThat(portal.state().deals().all())
                    .singleElement()
                    .satisfies(deal -> assertThat(deal.text("CLOSED")).isEqualTo("Y"));
        }
    }

    private static String given(EmulatedPortal portal) {
        App app = portal.apps().add("By the SDK", "https://bots.example.com/install");
        portal.apps().install(app.clientId(), 1);
        App installed = portal.state().apps().find(app.clientId()).orElseThrow();
        Token token = portal.tokens().grant(app.clientId(), 1, true);
        return Contract.JSON.writeValueAsString(Map.of(
                "user",
                1,
                "secret",
                Map.of("clientId", app.clientId(), "clientSecret", app.clientSecret()),
                "auth",
                Map.ofEntries(
                        Map.entry("applicationToken", installed.applicationToken()),
                        Map.entry("userId", 1),
                        Map.entry("memberId", portal.state().memberId()),
                        Map.entry("accessToken", token.access()),
                        Map.entry("refreshToken", token.refresh()),
                        Map.entry("expires", token.expires().getEpochSecond()),
                        Map.entry("expiresIn", 3600),
                        Map.entry("scope", installed.scope()),
                        Map.entry("domain", portal.address().toString()),
                        Map.entry("clientEndpoint", portal.endpoint()),
                        Map.entry("serverEndpoint", portal.oauthServer() + "/rest/"),
                        Map.entry("status", installed.status()))));
    }

    private static void install() throws IOException, InterruptedException {
        Files.createDirectories(HOME);
        try {
            run(List.of("node", "--version"), 20);
        } catch (IOException missing) {
            skip("there is no node on this machine: " + missing.getMessage());
        }
        if (Files.exists(HOME.resolve("node_modules/@bitrix24/b24jssdk/package.json"))) {
            return;
        }
        Files.writeString(HOME.resolve("package.json"), "{\"private\": true}");
        String said;
        try {
            said = run(List.of("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", PACKAGE), 90);
        } catch (IOException missing) {
            said = missing.getMessage();
        }
        if (!Files.exists(HOME.resolve("node_modules/@bitrix24/b24jssdk/package.json"))) {
            skip("npm could not install " + PACKAGE + ": " + said);
        }
    }

    private static void skip(String reason) {
        System.out.println("The test of the official JavaScript SDK is skipped: " + reason);
        abort(reason);
    }

    /** What a program printed, ended after so many seconds. */
    private static String run(List<String> command, int seconds) throws IOException, InterruptedException {
        Path output = Files.createTempFile("js-sdk", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(HOME.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            return Files.readString(output, StandardCharsets.UTF_8);
        } finally {
            Files.delete(output);
        }
    }
}
