package io.github.imbot4j.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.imbot4j.emulator.state.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.node.ObjectNode;

/** The portal answers what the pages of the documentation show, and what the server's source says where they differ. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractTest {

    private final ContractPortal portal = new ContractPortal(Limits.NONE);

    @AfterAll
    void close() {
        portal.close();
    }

    /** Of v1 §2-5, without what that section calls irrelevant. */
    private static final Set<String> METHODS = Set.of(
            "imbot.register",
            "imbot.update",
            "imbot.unregister",
            "imbot.bot.list",
            "imbot.command.register",
            "imbot.command.update",
            "imbot.command.unregister",
            "imbot.command.answer",
            "imbot.message.add",
            "imbot.message.update",
            "imbot.message.delete",
            "imbot.message.like",
            "imbot.chat.sendTyping",
            "imbot.sendTyping",
            "imbot.chat.updateTextFieldEnabled",
            "imbot.chat.add",
            "imbot.chat.get",
            "imbot.chat.leave",
            "imbot.chat.setOwner",
            "imbot.chat.setManager",
            "imbot.chat.updateAvatar",
            "imbot.chat.updateColor",
            "imbot.chat.updateTitle",
            "imbot.chat.user.add",
            "imbot.chat.user.delete",
            "imbot.chat.user.list",
            "imbot.dialog.get",
            "im.revision.get");

    @TestFactory
    Stream<DynamicNode> everyExampleIsAnsweredAsTheServerWould() {
        return Contract.methods().stream()
                .map(contract -> dynamicContainer(
                        contract.method(), contract.examples().stream().flatMap(this::inBothEncodings)));
    }

    private Stream<DynamicTest> inBothEncodings(Example example) {
        return Stream.of(PortalCaller.Encoding.values())
                .filter(encoding -> encoding == PortalCaller.Encoding.JSON || !example.jsonOnly())
                .map(encoding -> dynamicTest(
                        example.name() + " (" + encoding + ")", () -> answersAsExpected(example, encoding)));
    }

    private void answersAsExpected(Example example, PortalCaller.Encoding encoding) {
        Stage stage = portal.stage(example.stage(), example.caller(), example.before());
        PortalCaller.Reply reply = stage.caller()
                .call(
                        example.caller(),
                        example.method(),
                        stage.names().fill(example.params(), example.ids()),
                        encoding);

        assertThat(differences(example, stage.names(), reply))
                .as("%s of %s, answered %d %s", example.name(), example.method(), reply.status(), reply.body())
                .isEmpty();
    }

    private static List<String> differences(Example example, Placeholders names, PortalCaller.Reply reply) {
        Example.Answer expected = example.expected();
        List<String> differences = new ArrayList<>();
        if (!expected.statuses().contains(reply.status())) {
            differences.add("status: expected one of " + expected.statuses() + ", is " + reply.status());
        }
        if (!expected.errors().isEmpty()) {
            String code = reply.body().path("error").asString("(none)");
            if (!expected.errors().contains(code)) {
                differences.add("error: expected one of " + expected.errors() + ", is " + code);
            }
            if (!reply.body().path("error_description").isString()) {
                differences.add("error_description: absent");
            }
        }
        List<String> optional = new ArrayList<>(example.optional());
        expected.body().ifPresent(body -> {
            if (!body.has("time")) {
                optional.add("time");
            }
            differences.addAll(Shape.compare(
                    names.fill(body, example.ids()), reply.body(), example.varies(), optional, example.more()));
        });
        return differences;
    }

    @Test
    void whatOverflowsTheBucketIsRefusedAsThePageSays() {
        assertThat(lastOfThree(new Limits(0.001, 2, Duration.ZERO, Duration.ZERO)))
                .isEqualTo("503 QUERY_LIMIT_EXCEEDED");
    }

    @Test
    void aMethodThatHasUsedItsTimeIsRefused() {
        assertThat(lastOfThree(new Limits(0, 0, Duration.ofMillis(1500), Duration.ofSeconds(1))))
                .isEqualTo("429 OPERATION_TIME_LIMIT");
    }

    private static String lastOfThree(Limits limits) {
        try (ContractPortal limited = new ContractPortal(limits)) {
            PortalCaller caller = limited.stage("people", "app", List.of()).caller();
            ObjectNode none = Contract.JSON.createObjectNode();
            caller.call("app", "profile", none, PortalCaller.Encoding.JSON);
            caller.call("app", "profile", none, PortalCaller.Encoding.JSON);
            PortalCaller.Reply reply = caller.call("app", "profile", none, PortalCaller.Encoding.JSON);
            return reply.status() + " " + reply.body().path("error").asString("");
        }
    }

    @Test
    void everyMethodHasAnExampleThatSucceeds() {
        Set<String> shown = Contract.methods().stream()
                .filter(contract -> contract.examples().stream()
                        .anyMatch(example -> example.expected().errors().isEmpty()))
                .map(Contract::method)
                .collect(Collectors.toSet());

        assertThat(shown).containsAll(METHODS);
    }

    @Test
    void everyMethodOfTheSecondGenerationIsThere() {
        assertThat(Contract.methods())
                .extracting(Contract::method)
                .filteredOn(method -> method.contains(".v2."))
                .hasSizeGreaterThan(38);
    }

    @Test
    void everyErrorAPageListsIsProvokedOrExplained() {
        List<String> open = new ArrayList<>();
        for (Contract contract : Contract.methods()) {
            Set<String> missing = new TreeSet<>(contract.errors());
            contract.unprovoked().keySet().forEach(missing::remove);
            contract.examples().forEach(example -> {
                example.documented().ifPresent(answer -> missing.removeAll(answer.errors()));
                provokedInBatch(example).forEach(missing::remove);
            });
            missing.forEach(code -> open.add(contract.method() + ": " + code));
        }

        assertThat(open).isEmpty();
    }

    /** A batch answers 200 and tells of the errors inside. */
    private static List<String> provokedInBatch(Example example) {
        return example.expected().body().stream()
                .flatMap(body -> body.path("result").path("result_error").valueStream())
                .map(error -> error.path("error").asString(""))
                .toList();
    }

    @Test
    void whatCannotBeProvokedIsNotProvokedAfterAll() {
        for (Contract contract : Contract.methods()) {
            assertThat(contract.examples())
                    .as(contract.method())
                    .noneMatch(example ->
                            example.expected().errors().stream().anyMatch(contract.unprovoked()::containsKey));
        }
    }

    @Test
    void everyFileNamesItsPage() {
        assertThat(Contract.methods())
                .filteredOn(contract -> !contract.errors().isEmpty())
                .allMatch(contract -> contract.source().endsWith(".md"));
    }
}
