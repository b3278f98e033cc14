package io.github.imbot4j.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.imbot4j.reply.Replies;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {

    static Stream<Arguments> words() {
        return Stream.of(
                Arguments.of("[USER=5]Alice Doe[/USER]", new UserMention(5, "Alice Doe")),
                Arguments.of("[user=5 replace]Алиса[/user]", new UserMention(5, "Алиса")),
                Arguments.of("[USER=5][/USER]", new UserMention(5, "")),
                Arguments.of("/company/personal/user/5/", new UserMention(5, "")),
                Arguments.of("https://acme.bitrix24.com/company/personal/user/5/?x=1", new UserMention(5, "")),
                Arguments.of("[URL=/company/personal/user/5/]Alice[/URL]", new UserMention(5, "Alice")),
                Arguments.of("https://acme.bitrix24.com/online/?IM_DIALOG=5", new UserMention(5, "")),
                Arguments.of("[CHAT=7]Sales[/CHAT]", new ChatMention(7, "Sales")),
                Arguments.of("chat7", new ChatMention(7, "")),
                Arguments.of("https://acme.bitrix24.com/online/?IM_DIALOG=chat7", new ChatMention(7, "")),
                Arguments.of("/workgroups/group/3/", new WorkgroupRef(3, "")),
                Arguments.of("https://acme.bitrix24.com/workgroups/group/3/tasks/", new WorkgroupRef(3, "")),
                Arguments.of("/crm/deal/details/15/", new CrmRef(CrmRef.DEAL, 15)),
                Arguments.of("https://acme.bitrix24.com/crm/deal/details/15/", new CrmRef(CrmRef.DEAL, 15)),
                Arguments.of("[URL]https://acme.bitrix24.com/crm/lead/show/3/[/URL]", new CrmRef(CrmRef.LEAD, 3)),
                Arguments.of("/crm/contact/details/7", new CrmRef(CrmRef.CONTACT, 7)),
                Arguments.of("/crm/company/details/4/", new CrmRef(CrmRef.COMPANY, 4)),
                Arguments.of("/crm/type/128/details/5/", new CrmRef(128, 5)),
                Arguments.of("/crm/type/31/details/5/", new CrmRef(CrmRef.INVOICE, 5)),
                Arguments.of("/page/sales/pipe/type/180/details/9/", new CrmRef(180, 9)),
                Arguments.of("D_15", new CrmRef(CrmRef.DEAL, 15)),
                Arguments.of("d_15", new CrmRef(CrmRef.DEAL, 15)),
                Arguments.of("L_3", new CrmRef(CrmRef.LEAD, 3)),
                Arguments.of("C_7", new CrmRef(CrmRef.CONTACT, 7)),
                Arguments.of("CO_4", new CrmRef(CrmRef.COMPANY, 4)),
                Arguments.of("T80_5", new CrmRef(128, 5)),
                Arguments.of("SI_6", new CrmRef(CrmRef.INVOICE, 6)),
                Arguments.of("https://example.com/a?b=c", new Link("https://example.com/a?b=c", "")),
                Arguments.of("https://example.com", new Link("https://example.com", "")),
                Arguments.of("[URL=https://example.com/a]page[/URL]", new Link("https://example.com/a", "page")),
                Arguments.of("/docs/", new Link("/docs/", "")));
    }

    @ParameterizedTest
    @MethodSource("words")
    void readsWhatPointsAtSomething(String word, Reference reference) {
        assertThat(Reference.read(word)).contains(reference);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "5",
                "[USER=all]Everybody[/USER]",
                "[USER=0]x[/USER]",
                "[USER=x]x[/USER]",
                "X_5",
                "D_",
                "D_0",
                "T_5",
                "T0_5",
                "[URL=javascript:alert(1)]x[/URL]",
                "ftp://x",
                "[USER=5]a[/CHAT]",
                "chat0",
                "D_9999999999999999999",
                "https://"
            })
    void leavesOtherWordsAlone(String word) {
        assertThat(Reference.read(word)).isEmpty();
    }

    @Test
    void isSaidSoThatItWorksAgain() {
        String all = Replies.text(
                        new UserMention(5, "A[b]"),
                        " ",
                        new ChatMention(7, ""),
                        " ",
                        new CrmRef(128, 5),
                        " ",
                        new WorkgroupRef(3, ""))
                .body()
                .bb();
        assertThat(all)
                .contains("[USER=5]")
                .contains("[CHAT=7]chat7[/CHAT]")
                .contains("[url=/crm/type/128/details/5/]T80_5[/url]")
                .contains("[url=/workgroups/group/3/]/workgroups/group/3/[/url]")
                .doesNotContain("[b]");
    }

    @Test
    void textSaysItsReferencesAndNothingElse() {
        FreeText freeText = new FreeText(
                "  call [USER=7]Bob[/USER] \"now\"\n[DISK=5] [send=x]y[/send] [URL=https://a.b/]page[/URL] D_15 ");
        assertThat(freeText.references())
                .isEqualTo(List.of(new UserMention(7, "Bob"), new Link("https://a.b/", "page"), new CrmRef(2, 15)));
        assertThat(Replies.text("> ", freeText).body().bb())
                .contains("[USER=7]Bob[/USER] \"now\"")
                .contains("[url=https://a.b/]page[/url] D_15")
                .doesNotContain("[DISK")
                .doesNotContain("[send");
        assertThat(freeText).hasToString(freeText.value());
        assertThat(freeText.value()).startsWith("call").endsWith("D_15");
        assertThat(new FreeText(" ").isEmpty()).isTrue();
    }
}
