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
        return Stream.of(deals(words), contacts("LAST_NAME", words), contacts("NAME", words), tasks(words))
                .flatMap(found -> found)
                .distinct();
    }

    private Stream<Finding> deals(String words) {
        return list("crm.deal.list", "TITLE", words, List.of("ID", "TITLE", "OPPORTUNITY", "CURRENCY_ID")).stream(
                        Deal.class)
                .map(Deal::found);
    }

    private Stream<Finding> contacts(String field, String words) {
        return list("crm.contact.list", field, words, List.of("ID", "NAME", "LAST_NAME", "POST")).stream(Contact.class)
                .map(Contact::found);
    }

    private Stream<Finding> tasks(String words) {
        return list("tasks.task.list", "TITLE", words, List.of("ID", "TITLE", "RESPONSIBLE_ID")).stream(Task.class)
                .map(Task::found);
    }

    private PagedList list(String method, String field, String words, List<String> shown) {
        return rest.list(Call.of(method)
                .with("filter", Map.of("%" + field, words))
                .with("order", Map.of("ID", "DESC"))
                .with("select", shown));
    }
}
