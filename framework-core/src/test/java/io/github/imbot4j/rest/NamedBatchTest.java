package io.github.imbot4j.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Batches of named commands, whose later ones take results of earlier ones (transport §2.3). */
class NamedBatchTest {

    private static final Call DEAL = Call.of("crm.deal.get").with("id", 7);

    private final List<Call> asked = new ArrayList<>();

    private Rest answering(String... results) {
        return call -> {
            String result = results[asked.size()];
            asked.add(call);
            if (result.startsWith("!")) {
                throw RestException.of(call.method(), "acme.bitrix24.com", 400, result.substring(1), "");
            }
            return RestResponse.ofResult(result);
        };
    }

    @Test
    void sendsAReferenceAsPortalsWriteIt() {
        Batch batch = Batch.named("deal", DEAL)
                .and("company", Call.of("crm.company.get").with("id", Batch.result("deal", "COMPANY_ID")))
                .and(
                        "task",
                        Call.of("tasks.task.add").with("fields", Map.of("TITLE", Batch.result("company", "TITLE"))))
                .and("again", Call.of("tasks.task.get").with("taskId", Batch.result("task")));

        assertThat(batch.call())
                .isEqualTo(Call.of("batch")
                        .with("halt", 1)
                        .with(
                                "cmd",
                                Map.of(
                                        "deal",
                                        "crm.deal.get?id=7",
                                        "company",
                                        "crm.company.get?id=%24result%5Bdeal%5D%5BCOMPANY_ID%5D",
                                        "task",
                                        "tasks.task.add?fields%5BTITLE%5D=%24result%5Bcompany%5D%5BTITLE%5D",
                                        "again",
                                        "tasks.task.get?taskId=%24result%5Btask%5D")));
    }

    @Test
    void givesEachCommandItsAnswerOrFailure() {
        Rest rest = answering("""
                {"result":{"deal":{"ID":"7"}},"result_error":{"company":{"error":"","error_description":"Not found"}},\
                "result_total":[],"result_next":[],"result_time":[]}""");

        BatchResponse answers = rest.batch(Batch.named("deal", DEAL)
                .and("company", Call.of("crm.company.get").with("id", 5))
                .and("late", Call.of("profile"))
                .halting());

        assertThat(answers.get("deal").get("ID").asLong()).isEqualTo(7);
        assertThat(answers.failure("deal")).isEmpty();
        assertThat(answers.answers()).containsOnlyKeys("deal");
        assertThat(answers.failures()).containsOnlyKeys("company", "late");
        assertThatExceptionOfType(RejectedException.class)
                .isThrownBy(() -> answers.get("company"))
                .withMessageContaining("Not found");
        assertThat(answers.failure("late"))
                .hasValueSatisfying(why -> assertThat(why)
                        .isInstanceOf(RejectedException.class)
                        .hasMessageContaining("because \"company\" failed before it")
                        .extracting(RestException::retry)
                        .isEqualTo(RetryHint.SAFE));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> answers.get("other"))
                .withMessageContaining("it has deal, company, late");
    }

    @Test
    void makesTheCallsOneByOneWhenARequestCannotCarryThem() {
        Rest rest = answering("{\"COMPANY_ID\":\"5\"}", "!NOT_FOUND");

        BatchResponse answers = rest.batch(Batch.named("deal", DEAL)
                .and(
                        "company",
                        Call.of("crm.company.update")
                                .with("id", Batch.result("deal", "COMPANY_ID"))
                                .with("fields", Map.of("TITLE", "pay $result[deal]", "OPENED", true)))
                .and("late", Call.of("profile")));

        assertThat(asked)
                .containsExactly(
                        DEAL,
                        Call.of("crm.company.update")
                                .with("id", 5L)
                                .with("fields", Map.of("TITLE", "pay $result[deal]", "OPENED", true)));
        assertThat(answers.failures()).containsOnlyKeys("company", "late");
    }

    @Test
    void refusesAReferenceToAValueThatIsNotThere() {
        BatchResponse answers = answering("[]")
                .batch(Batch.named("deal", DEAL.with("X", true))
                        .and("company", Call.of("crm.company.get").with("id", Batch.result("deal", "COMPANY_ID"))));

        assertThat(asked).hasSize(1);
        assertThat(answers.failure("company")).containsInstanceOf(MalformedResponseException.class);
    }

    @Test
    void checksItsCommands() {
        Batch batch = Batch.named("deal", DEAL);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> batch.and("deal", DEAL))
                .withMessageContaining("already");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> batch.and("a b", DEAL))
                .withMessageContaining("letter");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> batch.and("x", DEAL.with("id", Batch.result("later", "ID"))))
                .withMessageContaining("no command before it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> batch.and("x", DEAL.with("id", new Ref("{chat:7}"))))
                .withMessageContaining("no command before it");
        assertThatIllegalArgumentException().isThrownBy(() -> Batch.result("deal", "A]B"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> batch.and("x", Call.of("batch")))
                .withMessageContaining("no batch");
        Batch full = batch;
        for (int i = 1; i < 50; i++) {
            full = full.and("c" + i, DEAL);
        }
        Batch fifty = full;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fifty.and("x", DEAL))
                .withMessageContaining("50");
    }
}
