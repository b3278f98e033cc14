package io.github.imbot4j.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.InstallPageResult;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InstallPageTest {

    private static final Optional<String> PORTAL = Optional.of("https://acme.bitrix24.com");

    @Test
    void finishesOnlyAnInstallThatWasProvenAndApplied() {
        InstallPage done = InstallPage.of(new InstallPageResult(200, true, PORTAL, "2 bots are registered."));
        assertThat(done.html())
                .contains("<script src=\"https://api.bitrix24.com/api/v1/\"></script>")
                .contains("BX24.installFinish()")
                .contains("2 bots are registered.");
        InstallPage refused = InstallPage.of(new InstallPageResult(403, false, PORTAL, "No."));
        assertThat(refused.html()).doesNotContain("<script").doesNotContain("BX24");
        InstallPage unproven = InstallPage.of(new InstallPageResult(200, true, Optional.empty(), "Odd."));
        assertThat(unproven.html()).doesNotContain("<script");
    }

    @Test
    void mayBeFramedByTheProvenPortalOnly() {
        InstallPage done = InstallPage.of(new InstallPageResult(200, true, PORTAL, "Done."));
        assertThat(done.policy())
                .endsWith("; frame-ancestors https://acme.bitrix24.com")
                .contains("default-src 'none'")
                .contains("https://api.bitrix24.com")
                .contains("base-uri 'none'")
                .contains("form-action 'none'");
        assertThat(InstallPage.explanation().policy())
                .endsWith("frame-ancestors 'none'")
                .contains("script-src 'none'");
    }

    @Test
    void showsARefusalInAnyFrameButWithoutScript() {
        InstallPage refused = InstallPage.of(new InstallPageResult(403, false, Optional.empty(), "Not proven."));
        assertThat(refused.policy()).endsWith("frame-ancestors https:").contains("script-src 'none'");
        assertThat(refused.html()).contains("not installed").contains("Not proven.");
    }

    @Test
    void tellsUsersOfAnInstalledPortalThatTheBotsAreThere() {
        InstallPage there = InstallPage.of(new InstallPageResult(200, false, PORTAL, "Nothing to do."));
        assertThat(there.html())
                .contains("The bots are installed", "Nothing to do.")
                .doesNotContain("<script");
        assertThat(there.policy()).endsWith("frame-ancestors https://acme.bitrix24.com");
        InstallPage unproven = InstallPage.of(new InstallPageResult(200, false, Optional.empty(), "Odd."));
        assertThat(unproven.html()).contains("The bots are not installed");
    }

    @Test
    void takesNoOriginThatWouldEndTheHeader() {
        for (String odd : new String[] {
            "https://a.example; script-src *", "https://a.example\r\nX: 1", "https://*", "javascript:alert(1)", "*"
        }) {
            InstallPage page = InstallPage.of(new InstallPageResult(200, true, Optional.of(odd), "Done."));
            assertThat(page.policy()).doesNotContain(odd).endsWith("frame-ancestors https:");
            assertThat(page.html()).doesNotContain("<script");
        }
    }

    @Test
    void encodesWhatItShows() {
        InstallPage page = InstallPage.of(
                new InstallPageResult(200, true, PORTAL, "<script>alert('x')</script> & \"{style}\" {script}"));
        assertThat(page.html())
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;{style}&quot; {script}")
                .doesNotContain("<script>alert");
    }

    @Test
    void allowsItsOwnScriptAndStyleOnly() throws NoSuchAlgorithmException {
        InstallPage page = InstallPage.of(new InstallPageResult(200, true, PORTAL, "Done."));
        for (String element : new String[] {"script", "style"}) {
            String contents = page.html().replaceFirst("(?s)^.*<" + element + ">(.*?)</" + element + ">.*$", "$1");
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(contents.getBytes(StandardCharsets.UTF_8));
            assertThat(page.policy())
                    .contains(element + "-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'")
                    .doesNotContain("unsafe");
        }
    }
}
