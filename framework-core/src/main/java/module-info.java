/** The framework without a server: declare bots, route events, speak to portals. */
module io.github.imbot4j.core {
    requires transitive org.jspecify;
    requires io.github.classgraph;
    requires transitive info.picocli;
    requires okhttp3;
    requires okio;
    requires org.slf4j;
    requires com.fasterxml.jackson.annotation;
    requires tools.jackson.databind;

    exports io.github.imbot4j.annotation;
    exports io.github.imbot4j.bot;
    exports io.github.imbot4j.chat;
    exports io.github.imbot4j.command;
    exports io.github.imbot4j.concurrent;
    exports io.github.imbot4j.delivery.memory;
    exports io.github.imbot4j.delivery;
    exports io.github.imbot4j.event;
    exports io.github.imbot4j.guard;
    exports io.github.imbot4j.handler;
    exports io.github.imbot4j.install;
    exports io.github.imbot4j.language;
    exports io.github.imbot4j.model;
    exports io.github.imbot4j.payload;
    exports io.github.imbot4j.portal;
    exports io.github.imbot4j.problem;
    exports io.github.imbot4j.ratelimit;
    exports io.github.imbot4j.registration;
    exports io.github.imbot4j.reply;
    exports io.github.imbot4j.rest;
    exports io.github.imbot4j.web;
    exports io.github.imbot4j.widget;
    exports io.github.imbot4j;

    // What is remembered of conversations is written as other records are.
    opens io.github.imbot4j.conversation to
            tools.jackson.databind;
}
