package io.github.imbot4j.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Answers as records: the shapes are those of crm.deal.get, crm.contact.get, crm.item.list and tasks.task.get. */
class AnswerRecordsTest {

    private static final String DEAL = """
            {"ID":"410","TITLE":"New deal #1","STAGE_ID":"PREPAYMENT_INVOICE","OPPORTUNITY":"9000.00","IS_NEW":"N",\
            "CLOSED":"Y","COMPANY_ID":"0","CONTACT_ID":null,"BEGINDATE":"2024-08-30T02:00:00+02:00",\
            "DATE_CREATE":"2024-08-30T14:29:00+02:00","UF_CRM_1721244707107":"1111.1","COMMENTS":false}""";

    private enum Stage {
        NEW,
        PREPAYMENT_INVOICE
    }

    private record Deal(
            long id,
            String title,
            Stage stageId,
            BigDecimal opportunity,
            boolean isNew,
            boolean closed,
            Long companyId,
            @Nullable Long contactId,
            LocalDate beginDate,
            Instant dateCreate,
            double ufCrm1721244707107,
            String comments,
            String absent,
            Optional<String> sourceId) {}

    private record Phone(String ID, String VALUE, String VALUE_TYPE) {}

    private record Contact(
            int id,
            List<Phone> phone,
            List<String> email,
            Map<String, String> extra,
            @Nullable Phone main) {}

    private record Task(long id, String title, Map<String, Member> accomplicesData, Optional<Member> creator) {}

    private record Member(long id, String name) {}

    @Test
    void readsComponentsHoweverThePortalSpellsTheirFields() {
        Deal deal = RestResponse.ofResult(DEAL).as(Deal.class);

        assertThat(deal)
                .isEqualTo(new Deal(
                        410,
                        "New deal #1",
                        Stage.PREPAYMENT_INVOICE,
                        new BigDecimal("9000.00"),
                        false,
                        true,
                        0L,
                        null,
                        LocalDate.of(2024, 8, 30),
                        Instant.parse("2024-08-30T12:29:00Z"),
                        1111.1,
                        "",
                        "",
                        Optional.empty()));
    }

    @Test
    void takesWhatPhpMakesOfEmptyMapsAndOfListsWithHoles() {
        Contact contact = RestResponse.ofResult("""
                {"ID":"7","PHONE":{"1":{"ID":"3","VALUE":"+1","VALUE_TYPE":"WORK"},"4":{"ID":5,"VALUE":"+2"}},\
                "EMAIL":false,"EXTRA":[],"MAIN":[]}""").as(Contact.class);

        assertThat(contact)
                .isEqualTo(new Contact(
                        7, List.of(new Phone("3", "+1", "WORK"), new Phone("5", "+2", "")), List.of(), Map.of(), null));
        assertThat(RestResponse.ofResult("{\"ID\":7}").as(Contact.class))
                .isEqualTo(new Contact(7, List.of(), List.of(), Map.of(), null));
    }

    @Test
    void readsRecordsInMapsAndOptionals() {
        Task task = RestResponse.ofResult("""
                {"task":{"id":"8017","title":"Call","accomplicesData":{"5":{"id":"5","name":"Ann"}},\
                "creator":{"id":"1","name":"Bob"}}}""").get("task").as(Task.class);

        assertThat(task)
                .isEqualTo(
                        new Task(8017, "Call", Map.of("5", new Member(5, "Ann")), Optional.of(new Member(1, "Bob"))));
    }

    @Test
    void readsLists() {
        assertThat(RestResponse.ofResult("[{\"ID\":\"1\"},{\"ID\":2}]").listOf(Phone.class))
                .containsExactly(new Phone("1", "", ""), new Phone("2", "", ""));
        assertThat(RestResponse.ofResult("[]").listOf(Phone.class)).isEmpty();
    }

    @Test
    void namesWhatDoesNotFitAndQuotesNothing() {
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> RestResponse.ofResult("{\"PHONE\":[{\"ID\":\"1\"},{\"ID\":[\"secret\"]}]}")
                        .as(Contact.class))
                .withMessageContaining("result.phone[1].ID does not fit the record Contact")
                .satisfies(e -> assertThat(stack(e)).doesNotContain("secret"));
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> RestResponse.ofResult("{\"ID\":\"secret\"}").as(Contact.class))
                .withMessageContaining("result.id does not fit the record Contact");
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> RestResponse.ofResult("[]").as(Contact.class))
                .withMessageContaining("result is a list of 0, not a map to read a Contact from");
    }

    private static String stack(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            text.append(cause);
        }
        return text.toString();
    }

    @Test
    void findsTheIdOfWhatWasMade() {
        assertThat(RestResponse.ofResult("17").findId()).isEqualTo(OptionalLong.of(17));
        assertThat(RestResponse.ofResult("{\"task\":{\"id\":\"17\",\"title\":\"x\"}}")
                        .findId())
                .isEqualTo(OptionalLong.of(17));
        assertThat(RestResponse.ofResult("{\"ID\":17,\"TITLE\":\"x\"}").findId())
                .isEqualTo(OptionalLong.of(17));
        assertThat(RestResponse.ofResult("true").findId()).isEmpty();
        assertThat(RestResponse.ofResult("{\"a\":{\"id\":1},\"b\":{\"id\":2}}").findId())
                .isEmpty();
        assertThat(RestResponse.ofResult("{}").findId()).isEmpty();
    }
}
