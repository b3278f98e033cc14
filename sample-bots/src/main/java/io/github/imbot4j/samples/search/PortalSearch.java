package io.github.imbot4j.samples.search;

import io.github.imbot4j.rest.Call;
import io.github.imbot4j.rest.PagedList;
import io.github.imbot4j.rest.Rest;
import io.github.imbot4j.samples.search.Finding.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything on a portal that has some words in its name: deals, contacts, tasks, the newest of each first. The portal is asked for
 * as much as is taken from the stream, and shows what the caller of {@code rest} may see.
 */
record PortalSearch(Rest rest) {

    record Deal(long id, String title, String opportunity, String currencyId) {

        Finding found() {
            return new Finding(Kind.DEAL, title, "/crm/deal/details/" + id + "/", opportunity + " " + currencyId);
        }
    }

    record Contact(long id, String name, String lastName, String post) {

        Finding found() {
            return new Finding(Kind.CONTACT, (name + " " + lastName).strip(), "/crm/contact/details/" + id + "/", post);
        }
    }

    record Task(long id, String title, long responsibleId, Optional<Person> responsible) {

        record Person(String name) {}

        Finding found() {
            return new Finding(
                    Kind.TASK,
                    title,
                    "/company/personal/user/" + responsibleId + "/tasks/task/view/" + id + "/",
                    responsible.map(Person::name).orElse(""));
        }
    }

    Stream<Finding> find(String words) {
        return Stream.of(
                        named("crm.deal.list", "TITLE", words).stream(Deal.class)
                                .map(Deal::found),
                        contacts("LAST_NAME", words),
                        contacts("NAME", words),
                        named("tasks.task.list", "TITLE", words).stream(Task.class)
                                .map(Task::found))
                .flatMap(found -> found)
                .distinct();
    }

    private Stream<Finding> contacts(String field, String words) {
        return named("crm.contact.list", field, words).stream(Contact.class).map(Contact::found);
    }

    private PagedList named(String method, String field, String words) {
        return rest.list(Call.of(method)
                .with("filter", Map.of("%" + field, words))
                .with("order", Map.of("ID", "DESC"))
                .with("select", List.of("*")));
    }
}
